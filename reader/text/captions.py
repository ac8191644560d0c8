"""Photographs inside a text: their captions, their credits, and the subheads that stand above them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reader.text.patterns import MAIL, first_match, patterns, subheads

_LOOK = 320
"""Characters from the beginning of a passage within which a photograph's credit must stand."""

_STAMP = re.compile(rf"(20\d\d)\.\s?(\d\d?)\.\s?(\d\d?)\.?\s*({MAIL})(?:\s*\*?\s?재판매 및 DB ?금지)?")
CAPTION_SIGNS = frozenset("▲△◀▶(사")
"""With what a caption without a credit begins."""

_RESALE = re.compile(r"\s*\*?\s?재판매 및 DB ?금지")
_MARK = re.compile(r"[▲△▴◀◁▶▷▼▽■]\s?")
_SENTENCE_END = re.compile(r"[다요]\.[”’\"')]*\s+(?=\S)")
_SHOWS = re.compile(r"(?:[.!?]|있다|했다|한다|모습|장면|현장|전경|촬영)[”’\"')]*\Z")
_SCENE = re.compile(r"(?:있다|모습|장면|현장|전경|촬영)[.)”’\"']*\Z|식\Z")
_STRONG_SIGN = re.compile(r"[=:/](?:(?<=[진공처].)|(?<=[진공처]\s.))")
_WEAK_SIGN = re.compile("제공(?![가-힣])")
"""These stand in every strong and every weak credit; the examples of the table are tested with them."""
_CREDIT = 60
"""Characters at the end of a paragraph in which its credit stands."""

_SUBHEAD = 36
"""Characters of a subhead, above which there may be two of them."""

_SPLIT_WORDS = (("왼 쪽", "왼쪽"), ("오른 쪽", "오른쪽"), ("가운 데", "가운데"))
"""Words that line breaks of a caption's layout have torn, and that mean nothing else."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph as its caption tells it; each part may be empty."""

    above: str = ""
    """What stood before its caption: subheads."""
    caption: str = ""
    credit: str = ""
    day: date | None = None
    mail: str = ""


def photographs(text: str) -> tuple[list[Photo], str]:
    """The photographs with which `text` begins, and the rest of it."""
    photos: list[Photo] = []
    while text and (found := _first(text) or _uncredited(text)):
        photo, end = found
        photos.append(photo)
        text = text[end:].lstrip(" ,")
    return photos, text


def may_show(text: str) -> bool:
    """Whether a text may begin with a photograph, or end with the credit of one: it has a word or sign of these."""
    near, end = text[:_LOOK], text[-_CREDIT:]
    return (
        "제공" in near
        or "사진" in near
        or "자료" in near
        or "@" in near
        or text[:1] in CAPTION_SIGNS
        or "사진" in end
        or "제공" in end
    )


def caption_paragraph(text: str) -> list[Photo]:
    """The photographs of a paragraph that holds nothing else; none where it is text."""
    signed = patterns().caption_line if text[:1] in CAPTION_SIGNS else ()
    if match := next((match for pattern in signed if (match := pattern.fullmatch(text))), None):
        return [Photo(caption=_tidy(match["caption"]))]
    photos, rest = photographs(text) if len(text) <= _LOOK else ([], text)
    return [] if rest or any(photo.above for photo in photos) else photos


def trailing_credit(text: str) -> tuple[str, str]:
    """`text` without the credit of a photograph with which it ends, and whom that credit names."""
    end = text[-_CREDIT:]
    if "사진" not in end and "제공" not in end:
        return text, ""
    match = next((match for match in _credits(end) if match.end() == len(end)), None)
    return (text[: len(text) - len(match[0])].rstrip(), match["x"].strip()) if match else (text, "")


def shows_scene(caption: str) -> bool:
    """Whether `caption` describes a photograph, rather than being a sentence that stands beside one."""
    return _SCENE.search(caption[-16:]) is not None


def subhead_lines(text: str) -> Iterator[str]:
    """The subheads that stand in `text` one behind the other, each a line of about the same length."""
    actions, words = subheads()["actions"], text.split()
    ends = [i for i in range(1, len(words) - 2) if words[i] in actions and words[i + 1] not in actions]
    if len(text) > _SUBHEAD and ends and words[-1] in actions:
        middle = min(ends, key=lambda i: abs(2 * len(" ".join(words[: i + 1])) - len(text)))
        yield from subhead_lines(" ".join(words[: middle + 1]))
        yield from subhead_lines(" ".join(words[middle + 1 :]))
    elif words:
        yield " ".join(words)


def is_sentence(text: str) -> bool:
    """Whether `text` is told, not named: no subhead."""
    return re.search(r"[다요]\.", text) is not None


def names_photograph(text: str) -> bool:
    """Whether `text`, which stands alone, says what a photograph shows: a ceremony, a scene."""
    return text.endswith(tuple(subheads()["captions"]))


def _first(text: str) -> tuple[Photo, int] | None:
    """The first photograph of `text` and where it ends; None where no photograph stands at its beginning."""
    credit, stamp = _credit(text), _STAMP.search(text, 0, _LOOK) if "@" in text else None
    ends = [match for match in (credit, stamp) if match]
    if not ends:
        return None
    begin, end = min(match.start() for match in ends), min(match.end() for match in ends)
    if credit and stamp and abs(credit.start() - stamp.start()) < 60:
        end = max(credit.end(), stamp.end())
    elif stamp and stamp.start() == begin:
        credit = None
    else:
        stamp = None
    above, caption = _divided(text[:begin].strip())
    if _SENTENCE_END.search(caption) or (text[end : end + 1].isalpha() and not _may_end_caption(text[:begin].strip())):
        return None
    photo = Photo(above, _tidy(caption), credit["x"].strip() if credit else "", *_stamped(stamp))
    resale = _RESALE.match(text, end)
    return photo, resale.end() if resale else end


def _credit(text: str) -> re.Match[str] | None:
    near = text[:_LOOK]
    if "제공" not in near and "사진" not in near and "자료" not in near:
        return None
    strong = first_match(patterns().strong, text, _LOOK) if _STRONG_SIGN.search(near) else None
    weak = first_match(patterns().weak, text, _LOOK) if _WEAK_SIGN.search(near) else None
    if weak and not _may_end_caption(text[: weak.start()].strip()):
        weak = None
    found = [match for match in (strong, weak) if match]
    return min(found, key=lambda match: match.start(), default=None)


def _credits(text: str) -> list[re.Match[str]]:
    if not _STRONG_SIGN.search(text):
        return []
    return [match for pattern in patterns().strong for match in pattern.finditer(text)]


def _uncredited(text: str) -> tuple[Photo, int] | None:
    """The photograph with whose caption `text` begins, where nobody is named who gave it."""
    signed = patterns().caption_head if text[:1] in CAPTION_SIGNS else ()
    match = next((match for pattern in signed if (match := pattern.match(text, 0, _LOOK))), None)
    return (Photo(caption=_tidy(match["caption"])), match.end()) if match else None


def _may_end_caption(text: str) -> bool:
    return not text or _SHOWS.search(text[-12:]) is not None


def _divided(text: str) -> tuple[str, str]:
    """Subheads and caption, where a mark stands between them."""
    marks = list(_MARK.finditer(text))
    return (text[: marks[-1].start()].strip(), text[marks[-1].end() :].strip()) if marks else ("", text)


def _stamped(stamp: re.Match[str] | None) -> tuple[date | None, str]:
    if stamp is None:
        return None, ""
    try:
        return date(int(stamp[1]), int(stamp[2]), int(stamp[3])), stamp[4]
    except ValueError:
        return None, stamp[4]


def _tidy(caption: str) -> str:
    for torn, word in _SPLIT_WORDS:
        caption = caption.replace(torn, word)
    return caption
