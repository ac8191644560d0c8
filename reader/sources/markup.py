"""HTML as feeds carry it, made plain text: a paragraph a line, what stands below pictures apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

_BLOCK_NAMES = (
    "address article aside blockquote br center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr li main nav ol option p pre section table tbody tfoot thead title tr ul"
)
_UNSEEN_NAMES = "head iframe math noembed noframes object script select style svg template textarea"
_BLOCKS, _UNSEEN = frozenset(_BLOCK_NAMES.split()), frozenset(_UNSEEN_NAMES.split())
_CELLS = frozenset({"td", "th"})
_HANGUL = re.compile("[가-힣]")
_LOOKS_MARKED = re.compile(r"</?[a-zA-Z]|&#?\w{2,10};")
_ESCAPED_MARKUP = re.compile(r"</(?:a|b|div|em|font|h[1-6]|i|p|span|strong|sub|sup|u)>|<br\s*/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")
_LINE_BREAK = re.compile(r"[\r\n]+")
_BREAK = "\0"
_ESCAPES = 2
"""How often an entity may have been escaped once too often."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A text without its markup."""

    text: str
    captions: tuple[str, ...] = ()
    """What its ``<figcaption>`` say."""
    links: tuple[tuple[str, str], ...] = ()
    """Words and address of each link, as written."""


def plain(markup: str) -> Plain:
    """`markup` as text. A text without block elements keeps its own line breaks.

    Markup that was escaped once too often is markup still.
    """
    found = _read(markup)
    return _read(found.text) if _ESCAPED_MARKUP.search(found.text) else found


def _read(markup: str) -> Plain:
    if not _LOOKS_MARKED.search(markup):
        return Plain(markup)
    reader = _Reader()
    reader.feed(_without_declarations(markup.replace(_BREAK, "")))
    reader.close()
    return reader.plain()


def plain_line(markup: str) -> str:
    """`markup` as one line: a title. Angle brackets that hold Korean are the headline's own."""
    return " ".join(plain(markup).text.split())


def unescaped(text: str) -> str:
    """`text` without entities that were escaped once too often."""
    for _ in range(_ESCAPES):
        if not _ENTITY.search(text):
            break
        text = unescape(text)
    return text


def _without_declarations(markup: str) -> str:
    """`markup` without comments, declarations and instructions, which hold no text and may never end."""
    pieces, at = [], 0
    while (begin := min((i for sign in ("<!", "<?") if (i := markup.find(sign, at)) >= 0), default=-1)) >= 0:
        pieces.append(markup[at:begin])
        end = "-->" if markup.startswith("<!--", begin) else ">"
        if markup.startswith("<![CDATA[", begin):
            end = "]]>"
            pieces.append(markup[begin + 9 : max(markup.find(end, begin), begin + 9)])
        found = markup.find(end, begin)
        if found < 0:
            return "".join(pieces)
        at = found + len(end)
    return "".join([*pieces, markup[at:]])


class _Reader(HTMLParser):
    """Collects what a reader of the page would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._captions: list[list[str]] = []
        self._links: list[tuple[str, list[str]]] = []
        self._in_caption = self._in_link = self._has_blocks = False
        self._unseen: str | None = None

    def plain(self) -> Plain:
        """All that was collected."""
        text = "".join(self._pieces)
        if self._has_blocks:
            text = _LINE_BREAK.sub(" ", _EMPTY_LINE.sub(_BREAK, text)).replace(_BREAK, "\n")
        return Plain(
            unescaped(text),
            tuple(caption for words in self._captions if (caption := " ".join("".join(words).split()))),
            tuple((" ".join("".join(words).split()), address) for address, words in self._links),
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._unseen:
            return
        if _HANGUL.search(tag) or (not tag.isascii()):
            self.handle_data(self.get_starttag_text() or "")
        elif tag in _UNSEEN:
            self._unseen = tag
        else:
            self._begin(tag, dict(attrs))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _UNSEEN:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            self._unseen = None if tag == self._unseen else self._unseen
        elif _HANGUL.search(tag):
            self.handle_data(f"</{tag}>")
        else:
            self._in_caption = self._in_caption and tag != "figcaption"
            self._in_link = self._in_link and tag != "a"
            self._break(tag)

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._in_link:
            self._links[-1][1].append(data)
        (self._captions[-1] if self._in_caption else self._pieces).append(data)

    def _begin(self, tag: str, attributes: dict[str, str | None]) -> None:
        self._break(tag)
        if tag == "figcaption":
            self._in_caption = True
            self._captions.append([])
        elif tag == "a" and (address := attributes.get("href")):
            self._in_link = True
            self._links.append((address, []))

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._has_blocks = True
            self._pieces.append(_BREAK)
        elif tag in _CELLS:
            self._pieces.append(" ")
