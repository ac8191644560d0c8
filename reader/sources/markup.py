"""HTML as feeds carry it, made plain text: a paragraph a line, what stands below pictures apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_BLOCK_NAMES = (
    "address article aside blockquote br center dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr li main nav ol option p pre section table tbody tfoot thead title tr ul"
)
_UNSEEN_NAMES = "head iframe math noembed noframes object script select style svg template textarea"
_BLOCKS, _UNSEEN = frozenset(_BLOCK_NAMES.split()), frozenset(_UNSEEN_NAMES.split())
_CELLS = frozenset({"td", "th"})
_NAME = re.compile(r"</?([a-zA-Z][^\s/>]{0,40})")
_REST_OF_TAG = re.compile(r"""[^>"']*+(?:"[^"]*+"[^>"']*+|'[^']*+'[^>"']*+)*+>""")
_LONGEST_TAG = 2000
"""Characters within which a tag must end; else its bracket is a character like others."""
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


def plain(markup: str) -> Plain:
    """`markup` as text. A text without block elements keeps its own line breaks.

    Markup that was escaped once too often is markup still. Takes time in proportion to the length of `markup`, whatever
    it is, which the standard library's parser does not.
    """
    found = _read(markup)
    return _read(found.text) if _ESCAPED_MARKUP.search(found.text) else found


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


def _read(markup: str) -> Plain:
    if not _LOOKS_MARKED.search(markup):
        return Plain(markup)
    text: list[str] = []
    captions: list[list[str]] = []
    into, has_blocks = text, False
    for piece, tag in _pieces(markup.replace(_BREAK, "")):
        name = tag.lstrip("/")
        if name == "figcaption":
            into = text if tag.startswith("/") else []
            captions += [into] if into is not text else []
        if name in _BLOCKS:
            has_blocks = True
            text.append(_BREAK)
        into.append(" " if name in _CELLS else piece)
    return Plain(_lines("".join(text), has_blocks), tuple(filter(None, (_line("".join(each)) for each in captions))))


def _lines(text: str, has_blocks: bool) -> str:
    if has_blocks:
        text = _LINE_BREAK.sub(" ", _EMPTY_LINE.sub(_BREAK, text)).replace(_BREAK, "\n")
    return "\n".join(filter(None, map(_line, text.split("\n"))))


def _line(text: str) -> str:
    return " ".join(unescaped(text.replace(_BREAK, " ")).split())


def _pieces(markup: str) -> Iterator[tuple[str, str]]:
    """Text and tags of `markup` in their order: ``("text", "")`` or ``("", "p")``, ``("", "/p")``."""
    at, unclosed, last = 0, set[str](), markup.rfind(">")
    while 0 <= (begin := markup.find("<", at)) < last:
        yield markup[at:begin], ""
        if markup.startswith(("<!", "<?"), begin):
            piece, at = _declaration(markup, begin)
            yield piece, ""
            continue
        tag, at = _tag(markup, begin)
        if not tag:
            yield markup[begin:at], ""
        elif tag in _UNSEEN and tag not in unclosed:
            end = re.compile(f"</{tag}[^>]{{0,40}}>", re.IGNORECASE).search(markup, at)
            at = end.end() if end else at
            unclosed.update(() if end else (tag,))
        else:
            yield "", tag
    yield markup[at:], ""  # without any tag, for none of them would end


def _declaration(markup: str, begin: int) -> tuple[str, int]:
    """The text of a CDATA section, none of comments and instructions, and where it ends; what never ends is dropped."""
    cdata, comment = markup.startswith("<![CDATA[", begin), markup.startswith("<!--", begin)
    end = "]]>" if cdata else "-->" if comment else ">"
    found = markup.find(end, begin + 2)
    if found < 0:
        return "", len(markup)
    return markup[begin + 9 : found] if cdata else "", found + len(end)


def _tag(markup: str, begin: int) -> tuple[str, int]:
    """The lower-case name of the tag at `begin` and where it ends; no name for what is text: ``a < b``, ``<인사>``."""
    name = _NAME.match(markup, begin)
    if name is None or not name[1].isascii():
        return "", begin + 1
    rest = _REST_OF_TAG.match(markup, name.end(), name.end() + _LONGEST_TAG)
    end = rest.end() if rest else markup.find(">", name.end(), name.end() + _LONGEST_TAG) + 1
    if not end:
        return "", begin + 1
    return ("/" if markup.startswith("</", begin) else "") + name[1].lower(), end
