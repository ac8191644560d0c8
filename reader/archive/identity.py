"""Which article an input is: keys, ids and the rules by which two texts are one article. Pure.

Nothing inferred enters a key, and what a key is made of never changes: keys are stored for good.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reader.archive.addresses import canonical_url
from reader.frozen import frozen
from reader.intake import Fields, RawArticle
from reader.model import Published

if TYPE_CHECKING:
    from hashlib import blake2b

ID_LENGTH = 12
PRINT_LENGTH = 120
"""Normalised characters of the raw text that enter a print."""
TWIN_LENGTH = 60
"""Characters that must agree before two articles of different sources can be one."""
_CUT = 64
"""Characters at a cut that may be composed otherwise with those behind it."""
SHORTEST_TWIN = 20
"""A text shorter than this says too little to make two articles one."""
_FOLDED = 8
"""So many characters fewer, at most, most texts have when they are normalised."""
_ODD_SPACE = re.compile("[\t\v\f\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_FINGERPRINT = re.compile("t:[0-9a-f]{16}")
_SIGN = 1 << 63
"""Makes a fingerprint, which has a sign, a number that has none."""
DOUBT = timedelta(days=7)
"""How far an inferred day may be off when two articles are compared."""


@frozen
class Keys:
    """The keys of an input, strongest first in `all`."""

    url: str | None
    guid: str | None
    print: str
    nth: int = 0
    """How many articles of its file with the same print stood before it."""
    stated: tuple[str, ...] = ()
    """Those that the article was known by where our own export was made."""

    @property
    def all(self) -> tuple[str, ...]:
        """Every key there is."""
        if not self.stated:
            return tuple([key for key in (self.url, self.guid, self.print) if key])
        return tuple(dict.fromkeys(key for key in (self.url, self.guid, self.print, *self.stated) if key))

    @property
    def strongest(self) -> str:
        """The first of all."""
        return self.url or self.guid or self.print

    @property
    def address(self) -> bool:
        """Whether its source can name it: it came with a URL or a guid."""
        return bool(self.url or self.guid)


@frozen
class Known:
    """What the archive knows of an article that an input may be."""

    row: int
    url: str | None
    address: bool
    """Whether it came with a URL or a guid."""
    sources: frozenset[str]
    """Every source it came from."""
    outlet: str | None
    first: date | None
    last: date | None
    certain: bool


@frozen
class Input:
    """The same of an input."""

    keys: Keys
    source: str
    outlet: str | None
    published: Published


def keys_of(raw: RawArticle, nth: int = 0) -> Keys:
    """The keys of `raw`, the `nth` (from 0) of the articles of its file that have the same print."""
    url = canonical_url(raw.url) if raw.url else None
    stated = tuple([key for key in _stated(raw) if key.startswith(("u:", "g:", "p:"))])
    printed = next((key for key in stated if key.startswith("p:")), None) or _print(raw, nth)
    guid = f"g:{raw.source}\n{raw.guid}" if raw.guid else None
    return Keys(f"u:{url}" if url else None, guid, printed, nth, stated)


def _print(raw: RawArticle, nth: int) -> str:
    return f"p:{_hash((raw.outlet or '', normalise(raw.headline), _head(raw.text, PRINT_LENGTH), str(nth)))}"


def bare_print(raw: RawArticle) -> int:
    """What the equal articles of one file share, to count them with."""
    return _number((raw.outlet or "", normalise(raw.headline), _head(raw.text, PRINT_LENGTH)))


class Repeats:
    """Counts the equal articles of one file, so that the second one is an article of its own."""

    def __init__(self) -> None:
        self._source: str | None = None
        self._met: set[int] = set()
        self._again: dict[int, int] = {}

    def count(self, source: str, bare: int) -> int:
        """How many equal ones (of the same bare print) stood before it in its file."""
        if source != self._source:
            self._source, self._met, self._again = source, set(), {}
        if bare not in self._met:
            self._met.add(bare)
            return 0
        self._again[bare] = self._again.get(bare, 0) + 1
        return self._again[bare]


@lru_cache(1024)
def make_id(key: str, taken: int = 0) -> str:
    """The id of an article first seen under `key`; `taken`: how many ids made from it already belong to others."""
    text = f"{key}\n{taken}".encode() if taken else key.encode("utf-8", "surrogatepass")
    return _base32(_blake(text, 8))[:ID_LENGTH]


def twin_of(raw: RawArticle, fields: Fields) -> int | None:
    """Equal for articles whose printed headline and beginning agree; None where the text is too short to tell.

    The beginning is that of the cleaned text: one source prints the byline in front of it, the other does not.
    """
    head = _head(fields.body, TWIN_LENGTH)
    return _number((normalise(raw.headline), head)) if len(head) >= SHORTEST_TWIN else None


def fingerprint(raw: RawArticle) -> int:
    """Equal for the same headline and text as printed, white space apart.

    Our own export holds the cleaned text, and states the fingerprint of the one it was made from.
    """
    for key in _stated(raw):
        if _FINGERPRINT.fullmatch(key):
            return int(key[2:], 16) - _SIGN
    return _number((spaced(raw.headline), spaced(raw.text)))


def told_fingerprint(number: int) -> str:
    """A fingerprint among the keys of an export."""
    return f"t:{number + _SIGN:016x}"


def _stated(raw: RawArticle) -> Iterable[str]:
    keys = raw.restored.get("keys")
    return [key for key in keys if isinstance(key, str)] if isinstance(keys, list) else ()


def is_met(new: Input, known: Known, shared: Collection[str]) -> bool:
    """Whether `new`, which has the keys `shared` in common with `known`, is that article.

    Always by URL or guid. The same print under two URLs is one article on the same days, and two where an outlet
    prints the same words again another day (this week's events, notices).
    """
    if any(key != new.keys.print for key in shared) or not new.keys.url or not known.url:
        return True
    return can_share_a_day(new.published, known)


def is_twin(new: Input, known: Known) -> bool:
    """Whether `new`, whose headline and beginning agree with those of `known`, is that article from another source.

    Outlet and days must agree too, or not be known. Two items of one file are two, since it says so; and so are texts
    of one known outlet without any address that differ in their print: nothing but the print tells those apart.
    """
    told_by_print = not (new.keys.address or known.address) and bool(new.outlet) == bool(known.outlet)
    return (
        not told_by_print
        and not new.keys.nth
        and new.source not in known.sources
        and (not new.outlet or not known.outlet or normalise(new.outlet) == normalise(known.outlet))
        and can_share_a_day(new.published, known)
    )


def standing(address: bool, outlet: str | None) -> int:
    """How well its source states an article: text and fields are those of the best one, the newest of equals."""
    return 2 if address else 1 if outlet else 0


def can_share_a_day(published: Published, known: Known) -> bool:
    """Whether both can be of one day; an unknown day can be any, an inferred one may be off by `DOUBT`."""
    if not (published.first and published.last and known.first and known.last):
        return True
    doubt = timedelta(0) if published.certain and known.certain else DOUBT
    return published.first - doubt <= known.last and known.first - doubt <= published.last


@lru_cache(8)
def normalise(text: str) -> str:
    """Composed (NFKC) and case folded; any white space is one space; no control and format characters."""
    if not unicodedata.is_normalized("NFKC", text):  # is asked in a tenth of the time
        text = unicodedata.normalize("NFKC", text)
    composed = spaced(text.casefold())
    if composed.isprintable():
        return composed
    return "".join(char for char in composed if unicodedata.category(char) not in ("Cc", "Cf"))


def spaced(text: str) -> str:
    """``" ".join(text.split())``, in a fifth of the time where single spaces and line ends are all there is."""
    plain = text.strip().replace("\n", " ")
    if "  " in plain or not (plain.isprintable() or _ODD_SPACE.search(plain) is None):
        return " ".join(plain.split())
    return plain


@lru_cache(8)
def _head(text: str, length: int) -> str:
    """The first `length` normalised characters, without normalising a whole book; often asked twice."""
    for size in (length + _CUT + _FOLDED, length * 2 + _CUT):
        first = normalise(text[:size])
        if len(first) >= length + _CUT:  # what stood behind the cut would not change them
            return first[:length]
    return normalise(text[: length * 8])[:length]


def _number(parts: Iterable[str]) -> int:
    """A signed 64-bit hash, which SQLite keeps in eight bytes."""
    return int.from_bytes(_digest(parts, 8), "big", signed=True)


def _hash(parts: Iterable[str]) -> str:
    return _base32(_digest(parts, 15))


def _base32(data: bytes) -> str:
    """As `base64.b32encode` in small letters, without padding, in a tenth of the time."""
    bits = -(-len(data) * 8 // 10) * 10
    number = int.from_bytes(data, "big") << bits - len(data) * 8
    pairs = _pairs()
    text = "".join([pairs[number >> shift & 1023] for shift in range(bits - 10, -1, -10)])
    return text[: -(-len(data) * 8 // 5)]


@cache
def _pairs() -> tuple[str, ...]:
    letters = "abcdefghijklmnopqrstuvwxyz234567"
    return tuple(one + other for one in letters for other in letters)


def _digest(parts: Iterable[str], size: int) -> bytes:
    return _blake("\0".join(parts).encode("utf-8", "surrogatepass"), size)


def _blake(text: bytes, size: int) -> bytes:
    return _hasher()(text, digest_size=size).digest()


@cache
def _hasher() -> type[blake2b]:
    from hashlib import blake2b  # loads OpenSSL, which opening an archive to read need not wait for

    return blake2b
