"""How a text is set: a plain body becomes blocks (paragraphs, list items, gaps) with its quotations marked.

Agencies write lists into sentences (``▲하나 ▲둘 등을 했다``), search pages join passages by ``...``, wires send one
paragraph. What can be told apart safely is set apart; in doubt the text stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from reader.frozen import frozen
from reader.i18n import t
from reader.ui.cells import safe
from reader.ui.pieces import Role


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    META = "meta"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TAIL = "tail"
    """The rest of a sentence after its list: it returns to the margin, without a blank line before it."""
    GAP = "gap"
    CAPTION = "caption"
    NOTE = "note"
    """What is told below a text, and is no part of it."""


@frozen
class Block:
    """A piece of text that is wrapped on its own."""

    kind: Kind
    text: str
    roles: tuple[tuple[int, int, Role], ...] = ()
    """(start, end, role) of what is not plain, in order, without overlaps."""
    label: str = ""
    """Stands before the first line; the others hang under the text: ``▲``, ``사진``."""


_QUOTATION = re.compile(r'“[^”]*(?:”|$)|"[^"]+(?:"|$)')
_GAP = re.compile(r"(\s?)\.{3}\s+(?=\S)")
_CLOSING = {"(": ")", "“": "”", "‘": "’", "[": "]", "<": ">", '"': '"'}
_PAIRED = re.compile(r"[(“‘\[<>\]’”)\"]")
_SENTENCE_END = re.compile(r"(?<=[가-힣)”\"’'])[.?!](?:[”\"’')])?\s+")
_MARKER = re.compile(r"[▲△]\s*")
_LIST_TAIL = re.compile(
    r"\s+(?=등(?:을|를|이|의|과|은|도|에|에서|에게|으로|이다|이며|이었다|입니다|이라고|까지)?(?:[\s.,…]|$))"
)
_LEADS_TO_LIST = re.compile(r"(?:^|[은는이가을를로에과와의고며해서도만면한:,;·]|등)\s*$")
_CAPTION = re.compile(r"^[▲△]\s*(?P<text>.+?)\s*/\s*(?P<credit>[^/]{1,40}?)\s*제공\s*$")
_CUT_END = re.compile(r"\s*(?:\.{2,}|…)\s*$")
_LONG_PARAGRAPH = 200
_SHORT_SENTENCE = 25
_QUOTATION_REACH = 600
"""No quotation or bracket is believed to stay open for longer: one that is never closed must not swallow a text."""


def set_text(body: str, *, truncated: bool = False, notice: str = "") -> list[Block]:
    """The blocks of `body`. A truncated one ends in ``…`` and, quietly, `notice`."""
    blocks: list[Block] = []
    captions: list[Block] = []
    for paragraph in filter(None, (safe(line).strip() for line in body.split("\n"))):
        caption = _CAPTION.match(paragraph)
        if caption is not None and len(_MARKER.findall(paragraph)) == 1:
            captions.append(caption_block(caption["text"], caption["credit"]))
            continue
        for index, passage in enumerate(_passages(paragraph)):
            if index:
                blocks.append(Block(Kind.GAP, t("read.gap"), _all_quiet(t("read.gap"))))
            blocks += (block for part in paragraphs_of(passage) for block in _set_paragraph(part))
    if truncated:
        blocks = _cut_short(blocks, notice)
    return blocks + captions


def paragraphs_of(text: str) -> list[str]:
    """A long paragraph as its sentences, so that a wire's single line can be read; a short one as it is."""
    sentences = list(_sentences(text))
    if len(text) <= _LONG_PARAGRAPH or len(sentences) < 3:
        return [text]
    joined: list[str] = []
    for sentence in sentences:
        if joined and len(sentence) < _SHORT_SENTENCE:
            joined[-1] += " " + sentence
        else:
            joined.append(sentence)
    return joined


def caption_block(text: str, credit: str | None = None) -> Block:
    """A photograph's caption, and who gave it."""
    text = safe(text).strip()
    if credit:
        text += f"  {t('read.credit')} {safe(credit).strip()}"
    return Block(Kind.CAPTION, text, _all_quiet(text), label=t("read.photo") + "  ")


def credit_block(credit: str) -> Block:
    """A credit that belongs to no caption we know."""
    text = safe(credit).strip()
    return Block(Kind.CAPTION, text, _all_quiet(text), label=t("read.credit") + "  ")


def quotations(text: str) -> tuple[tuple[int, int, Role], ...]:
    """Where `text` quotes what was said; terms in single quotation marks are none."""
    return tuple((*match.span(), Role.QUOTE) for match in _QUOTATION.finditer(text))


def _set_paragraph(text: str) -> Iterator[Block]:
    """A paragraph with the lists of its sentences set apart."""
    plain = ""
    for sentence in _sentences(text):
        parts = _list_of(sentence)
        if parts is None:
            plain = f"{plain} {sentence}".strip()
            continue
        head, items, tail = parts
        head = f"{plain} {head}".strip()
        plain = ""
        if head:
            yield _block(Kind.PARAGRAPH, head)
        for marker, item in items:
            yield _block(Kind.ITEM, item, label=f" {marker} ")
        if tail:
            yield _block(Kind.TAIL, tail)
    if plain:
        yield _block(Kind.PARAGRAPH, plain)


def _list_of(sentence: str) -> tuple[str, list[tuple[str, str]], str] | None:
    """Head, items and tail where two or more marked items share `sentence`; None where it is no list."""
    markers = [match for match in _MARKER.finditer(sentence) if _depth(sentence, match.start()) == 0]
    if len(markers) < 2:
        return None
    ends = [match.start() for match in markers[1:]] + [len(sentence)]
    texts = [sentence[match.end() : end].strip() for match, end in zip(markers, ends, strict=True)]
    head = sentence[: markers[0].start()].strip()
    tail = next((found for found in _LIST_TAIL.finditer(texts[-1]) if not _depth(texts[-1], found.start())), None)
    if tail is None and not _LEADS_TO_LIST.search(head):
        return None
    last, rest = (texts[-1], "") if tail is None else (texts[-1][: tail.start()], texts[-1][tail.end() :])
    return head, list(zip((match[0][0] for match in markers), [*texts[:-1], last], strict=True)), rest


def _sentences(text: str) -> Iterator[str]:
    """The sentences of `text`; one ends outside quotations and brackets only."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if not _depth(text, match.end(), start):
            yield text[start : match.end()].strip()
            start = match.end()
    if text[start:].strip():
        yield text[start:].strip()


def _depth(text: str, end: int, start: int = 0) -> int:
    """How many brackets and quotation marks that were opened since `start` are open at `end`."""
    part = text[max(start, end - _QUOTATION_REACH) : end]
    opened = sum(part.count(mark) for mark in "(“‘[<") - sum(part.count(mark) for mark in ")”’]>")
    return max(0, opened) + part.count('"') % 2


def _passages(paragraph: str) -> list[str]:
    """The passages of a paragraph that are joined by three dots; what breaks off inside a word keeps an ellipsis."""
    passages: list[str] = []
    start = 0
    for match in _GAP.finditer(paragraph):
        if _depth(paragraph, match.start(), start) and not (match[1] and _breaks_off(paragraph, match, start)):
            continue
        passages.append(paragraph[start : match.start()] + ("" if match[1] else "…"))
        start = match.end()
    return [*passages, paragraph[start:]]


def _breaks_off(text: str, gap: re.Match[str], start: int) -> bool:
    """Whether what is open at `gap` was cut there: the next mark of its kind, if any, opens again."""
    open_marks: list[str] = []
    for mark in _PAIRED.findall(text[max(start, gap.start() - _QUOTATION_REACH) : gap.start()]):
        if open_marks and _CLOSING.get(open_marks[-1]) == mark:
            open_marks.pop()
        elif mark in _CLOSING:
            open_marks.append(mark)
    if not open_marks:
        return False
    opening, closing = open_marks[-1], _CLOSING[open_marks[-1]]
    beyond = text[gap.end() : gap.end() + _QUOTATION_REACH]
    again = next((mark for mark in _PAIRED.findall(beyond) if mark in (opening, closing)), "")
    return again != closing


def _cut_short(blocks: list[Block], notice: str) -> list[Block]:
    """`blocks` with the end of the last one told to be missing."""
    if not blocks:
        return [Block(Kind.PARAGRAPH, notice, _all_quiet(notice))] if notice else []
    last = blocks[-1]
    text = _CUT_END.sub("", last.text) + "…"
    full = f"{text}  {notice}" if notice else text
    roles = tuple((start, min(end, len(text)), role) for start, end, role in quotations(text))
    quiet = ((len(text), len(full), Role.QUIET),) if notice else ()
    return [*blocks[:-1], Block(last.kind, full, roles + quiet, last.label)]


def _block(kind: Kind, text: str, label: str = "") -> Block:
    return Block(kind, text, quotations(text), label)


def _all_quiet(text: str) -> tuple[tuple[int, int, Role], ...]:
    return ((0, len(text), Role.QUIET),)
