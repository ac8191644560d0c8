"""Making XML out of what only means to be: done before the parser sees it, and harmless to XML that is in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from xml.sax.saxutils import quoteattr

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")
_ROOT = re.compile(r"<[A-Za-z_][^<>]{0,20000}>")
_PREFIXED = re.compile(r"(?:</?|\s)([A-Za-z_][\w.-]{0,60}):[A-Za-z_][\w.-]{0,60}(?=[\s/>=])")
_DECLARED = re.compile(r"\sxmlns:([A-Za-z_][\w.-]{0,60})\s*=")
_AMPERSAND = re.compile(
    r"&(?:(?:amp|lt|gt|quot|apos);|#(\d{1,8});|#[xX]([0-9a-fA-F]{1,7});|([A-Za-z][A-Za-z0-9]{0,31});)?"
)
_NO_TAG = re.compile(r"<(?![A-Za-z_/!?])|<(?=/[^A-Za-z_])")
_ENTITY = re.compile(r"""<!ENTITY\s{1,20}(\w{1,40})\s{1,20}(?:"([^"&%<]{0,400})"|'([^'&%<]{0,400})')\s{0,20}>""")
_CHARACTER = re.compile(r"""<!ENTITY\s{1,20}(\w{1,40})\s{1,20}["']&#(\d{1,7});["']\s{0,20}>""")
_ROOT_NAME = re.compile(r"<([A-Za-z_][\w.:-]{0,60})")
_ENTRIES = ("item", "entry", "atom:entry")
_CLOSED = (("<![CDATA[", "]]>"), ("<!--", "-->"), ("<?", "?>"))

_MOST_PROLOG = 100
"""Comments, declarations and brackets that may stand before the first element."""
_MOST_PREFIXES = 50
_MOST_NAMESPACES = 200
_MOST_TAGS = 400_000
_MANY_ATTRIBUTES = re.compile(r"<[^<>=]*+(?:=[^<>=]*+){150}")
"""feedparser takes the square of the number of namespaces for each element, and of attributes for their element."""

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "itunes": "http://www.itunes.com/DTDs/PodCast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "xlink": "http://www.w3.org/1999/xlink",
}
"""What the usual prefixes mean where nothing says it."""


def is_tangled(document: str) -> bool:
    """Whether what `mended` made would take a parser longer than it is long: made to, not by mistake."""
    if len(set(_DECLARED.findall(document))) > _MOST_NAMESPACES:
        return True
    tags = 0
    for part, verbatim in _parts(document):
        tags += 0 if verbatim else part.count("<")
        if tags > _MOST_TAGS or (not verbatim and _MANY_ATTRIBUTES.search(part)):
            return True
    return False


def mended(text: str) -> str:
    """`text` as XML in UTF-8, without its prolog: no entity is left that a parser would have to expand or fetch."""
    text = _FORBIDDEN.sub("", text)
    prolog, body = _divided(text)
    entities = _entities(prolog)
    parts, prefixes = [], set[str]()
    for part, verbatim in _parts(body):
        if not verbatim:
            prefixes.update(_PREFIXED.findall(part))
            part = _NO_TAG.sub("&lt;", _AMPERSAND.sub(lambda match: _reference(match, entities), part))
        parts.append(part)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + _completed(_declaring("".join(parts), prefixes))


def _divided(text: str) -> tuple[str, str]:
    """What stands before the first element, and the rest."""
    at = 0
    for _ in range(_MOST_PROLOG):
        at = text.find("<", at)
        if at < 0:
            break
        following = text[at + 1 : at + 2]
        if following.isascii() and (following.isalpha() or following == "_"):
            return text[:at], text[at:]
        end = _end_of_prolog_part(text, at)
        if end < 0:
            break
        at = end
    return text, ""


def _end_of_prolog_part(text: str, at: int) -> int:
    for begin, end in _CLOSED[1:]:
        if text.startswith(begin, at):
            found = text.find(end, at)
            return found + len(end) if found >= 0 else -1
    if text.startswith("<!", at):
        bracket, close = text.find("[", at), text.find(">", at)
        if 0 <= bracket < close:
            close = text.find(">", max(text.find("]", bracket), bracket))
        return close + 1 if close >= 0 else -1
    return at + 1


def _entities(prolog: str) -> dict[str, str]:
    """The entities that a document type declares as plain text: none that names another one or a file."""
    if "<!ENTITY" not in prolog:
        return {}
    plain = {name: double or single for name, double, single in _ENTITY.findall(prolog)}
    return {**plain, **{name: _character(int(code)) for name, code in _CHARACTER.findall(prolog)}}


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """`text` piece by piece; True for those that XML takes literally, such as CDATA."""
    at, begins = 0, {pair: text.find(pair[0]) for pair in _CLOSED}
    while begins := {pair: i if i >= at else text.find(pair[0], at) for pair, i in begins.items() if i >= 0}:
        pair, begin = min(begins.items(), key=lambda each: (each[1] < 0, each[1]))
        end = text.find(pair[1], begin) if begin >= 0 else -1
        if end < 0:  # none of these ends any more
            del begins[pair]
            continue
        yield text[at:begin], False
        at = end + len(pair[1])
        yield text[begin:at], True
    yield text[at:], False


def _reference(match: re.Match[str], entities: dict[str, str]) -> str:
    decimal, hexadecimal, name = match.groups()
    if decimal or hexadecimal:
        return _character(int(decimal) if decimal else int(hexadecimal, 16))
    if name:
        known = entities.get(name) or html5.get(f"{name};")
        return known if known else f"&amp;{name};"
    return "&amp;" if match[0] == "&" else match[0]


def _character(code: int) -> str:
    """The reference of a character that XML allows; nothing for others."""
    if code > 0x10FFFF or _FORBIDDEN.match(chr(code)):
        return ""
    return f"&#{code};"


def _declaring(text: str, prefixes: set[str]) -> str:
    """`text` whose root declares the `prefixes` that nothing in it does."""
    missing = prefixes - set(_DECLARED.findall(text)) - {"xml", "xmlns"} if prefixes else set()
    root = _ROOT.match(text)
    if root is None or not 0 < len(missing) <= _MOST_PREFIXES:
        return text
    added = "".join(f" xmlns:{p}={quoteattr(NAMESPACES.get(p, 'urn:prefix:' + p))}" for p in sorted(missing))
    end = root.end() - (2 if root[0].endswith("/>") else 1)
    return text[:end] + added + text[end:]


def _completed(text: str) -> str:
    """`text` up to the end of its root; where it breaks off, up to its last complete entry."""
    root = _ROOT_NAME.match(text)
    if root is None:
        return text
    name = root[1]
    if (end := text.rfind(f"</{name}")) >= 0:
        return f"{text[:end]}</{name}>"
    whole = max(text.rfind(f"</{each}>") + len(each) + 3 if f"</{each}>" in text else -1 for each in _ENTRIES)
    if whole < 0:
        return text
    open_channel = "<channel" in text[:whole] and "</channel" not in text[:whole]
    return f"{text[:whole]}{'</channel>' if open_channel else ''}</{name}>"
