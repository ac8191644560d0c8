"""Taking an article apart: bylines, captions, credits and boilerplate become fields, and the text is what is left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from reader.frozen import swiftly
from reader.intake import Fields, RawArticle
from reader.text import headline
from reader.text.bylines import outlet_named, reporter_named
from reader.text.captions import (
    CAPTION_SIGNS,
    Photo,
    caption_paragraph,
    is_sentence,
    may_show,
    names_photograph,
    photographs,
    shows_scene,
    subhead_lines,
    trailing_credit,
)
from reader.text.outlets import outlets
from reader.text.patterns import first_match, patterns
from reader.text.printable import printable, printable_line

CLEANER_VERSION = 2

_made = swiftly(Fields)

HEAD_LIMIT = 40
TAIL_LIMIT = 120
"""Characters that may be dropped before the first sentence and after the last one."""

_LOOK = 320
"""Characters of a passage in which a byline, a caption or a credit is looked for."""

_HEAD = 40
"""Characters in which stands what a byline or dateline without a reporter has."""

GAP = " ... "
"""What stands between two passages of an excerpt."""

_JOIN = re.compile(r"(?<=[^\s.])\s?(?:\.{3,}+|…)\s(?=\S)")
_CUT = re.compile(r"\s?(?:\.{3,}+|…+|\[\s?(?:\.{3}|…)\s?\])\Z")
_CUT_ENDS = ("...", "…", "]")
_GLUED = re.compile(r"다\.(?=[가-힣])")
_LINE_SIGNS = frozenset("【◀[<■")
_PHOTOGRAPHED = re.compile("사진|제공|자료|@")
_SIGNS = _LINE_SIGNS | CAPTION_SIGNS
"""A paragraph that begins with none of these, and has no such words, is text as it stands."""
_TAIL_SIGNS = re.compile(
    "@|ⓒ|©|끝[)>\\]]|#|기자|특파원|논설위원|편집위원|공감언론|입니|입력|출처|o(?i:pyright)|O(?i:pyright)|저작권|금지|제보"
    "|상기 뉴스|구독|네이버|카카오|유튜브|채널|앱 다운|기사 더|계속[)>\\]]|송고|수정|촬영|영상|화면|그래픽|자막"
    "|자료\\s?사진|VJ"
)
"""One of these stands in whatever the pattern of a tail finds; the examples of the table are tested with it."""
_INNER_SIGNS = "|｜]】"
"""With one of these ends a byline behind which the text begins."""
_WHOLE = re.compile(r"(?:[다요까죠오라자함음됨임]|[^가-힣.])[”’\"')\]]*[.?!][”’\"')\]]*\Z")


@dataclass(slots=True)
class _Found:
    """What has been found so far; the first byline wins."""

    outlet: str | None
    reporter: str | None
    agency: str | None
    captions: list[str] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    stamps: list[date] = field(default_factory=list)
    head_left: int = HEAD_LIMIT
    """Characters that may still be dropped before the first sentence."""

    def may_drop(self, text: str) -> bool:
        """Whether `text` may go from before the first sentence; it counts as gone then."""
        if len(text) > self.head_left:
            return False
        self.head_left -= len(text)
        return True

    def byline(self, match: re.Match[str]) -> None:
        named = match.groupdict()
        self.reporter = self.reporter or reporter_named(named)
        self.publisher(outlet_named(named) or outlets().of_mail(named.get("mail") or ""))

    def publisher(self, name: str | None) -> None:
        if name in outlets().agencies:
            self.agency = self.agency or name
        else:
            self.outlet = self.outlet or name

    def photograph(self, photo: Photo) -> None:
        self.captions += [photo.caption] if photo.caption else []
        self.credits += [photo.credit] if photo.credit else []
        self.stamps += [photo.day] if photo.day else []
        self.publisher(outlets().of_mail(photo.mail))


def clean(raw: RawArticle) -> Fields:
    """The fields of `raw`. What the source states itself is not overruled by what its text names."""
    found = _Found(_stated(raw.outlet), _stated(raw.reporter), _stated(raw.agency))
    body, cut = _body(printable(raw.text), raw.page_date is not None, found)
    printed = printable_line(raw.headline)
    title = printed or printable_line(str(raw.restored.get("title", ""))) or headline.derive(body or _first(found))
    captions = _with_restored(raw, "captions", found.captions, found.credits)
    return _made(
        title,
        not printed,
        body,
        raw.truncated or cut,
        found.outlet,
        found.reporter,
        found.agency,
        captions,
        _with_restored(raw, "credits", found.credits, []),
        tuple(dict.fromkeys(found.stamps)) if found.stamps else (),
    )


@lru_cache(maxsize=256)
def _stated(value: str | None) -> str | None:
    """What a source states, made printable: few names, which recur with nearly every article."""
    return printable_line(value or "") or None


def _first(found: _Found) -> str:
    return found.captions[0] if found.captions else ""


def _with_restored(raw: RawArticle, key: str, found: Sequence[str], credits: list[str]) -> tuple[str, ...]:
    """What the source states beside its text, then what was `found`; `credits` get those of stated captions."""
    stated = raw.restored.get(key)
    if not stated and not found:
        return ()
    before = [printable_line(str(item)) for item in stated] if isinstance(stated, list) else []
    for i, caption in enumerate(before if key == "captions" else ()):
        before[i], credit = trailing_credit(caption)
        credits += [credit] if credit else []
    return tuple(item for item in dict.fromkeys([*before, *found]) if item)


def _body(text: str, excerpt: bool, found: _Found) -> tuple[str, bool]:
    """The text without what is none of it, and whether it breaks off."""
    text = _without_tail(text, found)
    cut = _CUT.search(text[-12:]) if text.endswith(_CUT_ENDS) else None
    if cut:
        text = text[: len(text) - len(cut[0])]
    if excerpt:
        text = _JOIN.sub(GAP, text)
    paragraphs = text.split("\n") if text else []
    lines: list[str] = []
    plain = len(paragraphs) == 1 or _PHOTOGRAPHED.search(text) is None
    for paragraph in paragraphs:
        if lines:
            is_text = paragraph[0] not in _SIGNS and (plain or _PHOTOGRAPHED.search(paragraph) is None)
        else:
            is_text = _opens_with_text(paragraph)
        if is_text:
            lines.append(paragraph)
        else:
            lines.extend(_paragraph(paragraph, not lines, len(paragraphs) == 1, found))
    body = _GLUED.sub("다. ", "\n".join(lines))
    return body, bool(body) and (cut is not None or (excerpt and not _WHOLE.search(body[-20:])))


def _opens_with_text(paragraph: str) -> bool:
    """Whether a first paragraph has no sign of anything but text; two of three have none, and are not taken apart."""
    return not (
        paragraph[:1] in _LINE_SIGNS or "기자" in paragraph[:_LOOK] or "=" in paragraph[:_HEAD] or may_show(paragraph)
    )


def _without_tail(text: str, found: _Found) -> str:
    """`text` without bylines and boilerplate at its end, as long as they are short."""
    left = TAIL_LIMIT
    while match := _tail_match(text, left):
        left -= len(match[0])
        found.byline(match)
        text = text[: len(text) - len(match[0])].rstrip()
    return text


def _tail_match(text: str, limit: int) -> re.Match[str] | None:
    end = text[-limit - 20 :]
    if not _TAIL_SIGNS.search(end):
        return None
    matches = [
        match
        for pattern, needs in patterns().tail
        if any(map(end.__contains__, needs)) and (match := pattern.search(end))
    ]
    short = [match for match in matches if 0 < len(match[0]) <= limit and match.start() > 0]
    return max(short, key=lambda match: len(match[0]), default=None)


def _paragraph(paragraph: str, first: bool, alone: bool, found: _Found) -> Iterator[str]:
    """The lines of text that one printed paragraph leaves; `first`: no text stood before it."""
    for pattern in patterns().line if paragraph[:1] in _LINE_SIGNS else ():
        if (mark := pattern.match(paragraph)) and (not first or found.may_drop(mark[0])):
            paragraph = paragraph[mark.end() :].strip()
    if first:
        yield from _opening(paragraph, found, alone)
    elif photos := caption_paragraph(paragraph):
        for photo in photos:
            found.photograph(photo)
    else:
        yield from _text(paragraph, found)


def _opening(paragraph: str, found: _Found, alone: bool) -> Iterator[str]:
    """The lines of a text's first paragraph: subheads that stood before its byline or photograph, then the text."""
    near = paragraph[:_LOOK]
    signed = "기자" in near and any(sign in near for sign in _INNER_SIGNS)
    byline = first_match(patterns().inner, paragraph, _LOOK) if signed else None
    if byline:
        photos, above = photographs(paragraph[: byline.start()].strip())
        if not is_sentence(above) and found.may_drop(byline[0]):
            found.byline(byline)
            yield from _photographed(photos, found)
            yield from _above(above, found)
            paragraph = paragraph[byline.end() :].strip()
    paragraph = _without_head(paragraph, found)
    photos, rest = photographs(paragraph)
    if alone and not rest and photos and not shows_scene(photos[-1].caption):
        rest = photos[-1].caption  # a short report, whose last words name the photograph's giver
        photos = [*photos[:-1], replace(photos[-1], caption="")]
    yield from _photographed(photos, found)
    yield from _text(_without_head(rest, found) if photos else rest, found)


def _photographed(photos: Sequence[Photo], found: _Found) -> Iterator[str]:
    """The subheads above `photos`, which are noted."""
    for photo in photos:
        found.photograph(photo)
        yield from subhead_lines(photo.above)


def _above(text: str, found: _Found) -> Iterator[str]:
    """What stands before a byline: what a photograph shows, or subheads."""
    if names_photograph(text):
        found.captions.append(text)
    else:
        yield from subhead_lines(text)


def _text(paragraph: str, found: _Found) -> Iterator[str]:
    text, credit = trailing_credit(paragraph)
    found.credits += [credit] if credit else []
    if text:
        yield text


def _without_head(text: str, found: _Found) -> str:
    """`text` without the byline or dateline with which it begins."""
    if "기자" not in text[:60] and "=" not in text[:_HEAD] and text[:1] != "[":
        return text
    for pattern in patterns().head:
        match = pattern.match(text, 0, 60)
        if match and found.may_drop(match[0]):
            found.byline(match)
            return text[match.end() :].strip()
    return text
