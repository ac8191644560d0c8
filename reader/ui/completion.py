"""Completion in the search box: the names of filters and their values, by the keys that have been typed so far."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reader.frozen import frozen
from reader.i18n import t
from reader.model import DISTRICTS, Facets
from reader.query import CLOSED_TABLES, DAY_WORDS, FIELD_NAMES, PLACE_VALUES, Field, Filter, Query, Term
from reader.text.hangul import keystrokes

MOST = 24
"""Candidates of names that outlets and tags may have; more than a line has room for."""
_LEAST_KEYS = 2
"""Keys of a word from which it may become the name of a filter."""
_MONTHS = 6
_COUNTS = ("2..", "3..", "5..")
_NO_NAME = "미상"
_DISTRICTS_ONLY = "구"
_DAYS = (*DAY_WORDS[:2], "최근7일", *DAY_WORDS[2:])


@frozen
class Completion:
    """What the end of a text may become."""

    head: str
    """The text before it."""
    candidates: tuple[str, ...]
    """Each completes the text: ``head + candidate``."""
    name: str = ""
    """The name of the filter, as typed, whose values these are; empty where they are names themselves."""

    @property
    def line(self) -> str:
        """The line under the box: ``구: 동구 서구 남구 북구 광산구``."""
        return t("filter.open", name=self.name, values=" ".join(self.candidates)) if self.candidates else ""


def completion(text: str, facets: Facets) -> Completion | None:
    """What the last part of `text` may become, going by the counts of the present result; None where it is closed."""
    query = Query.parse(text)
    part = query.open_part
    if isinstance(part, Filter):
        return _values(text, part, facets)
    return _names(text, part) if isinstance(part, Term) and not part.phrase else None


def _names(text: str, term: Term) -> Completion | None:
    keys = keystrokes(term.text.casefold())
    if len(keys) < _LEAST_KEYS:
        return None
    names = tuple(f"{name}:" for name in FIELD_NAMES if keystrokes(name).startswith(keys))
    return Completion(text[: len(text) - len(term.text)], names) if names else None


def _values(text: str, part: Filter, facets: Facets) -> Completion | None:
    *named, value = part.values or ("",)
    head = text[: len(text) - len(value)]
    if head + value != text:
        return None
    name = re.findall(r"(?:^|[\s-])(\w+):", re.sub(r'"[^"]*"', " ", head))[-1]
    if part.field is Field.DATE and ".." in value:
        begun, _, value = value.partition("..")
        head += f"{begun}.."
    keys = keystrokes(value.casefold())
    possible = (each for each in _possible(part.field, name, value, facets) if each not in named)
    found = dict.fromkeys(_quoted(each) for each in possible if keystrokes(each.casefold()).startswith(keys))
    if not found and value and (part.field is Field.DATE or part.field in CLOSED_TABLES):
        return _values(head, replace(part, values=(*named, "")), facets)
    return Completion(head.removesuffix('"'), tuple(found)[:MOST], name) if found else None


def _possible(field: Field, name: str, typed: str, facets: Facets) -> Iterable[str]:
    """The values of a filter, in the order of the sidebar."""
    if field in CLOSED_TABLES:
        if name == _DISTRICTS_ONLY and not typed:
            return (word for word, place in PLACE_VALUES.items() if place in DISTRICTS and not word.isascii())
        return (word for word in CLOSED_TABLES[field] if word.isascii() is (typed or name).isascii())
    if field is Field.DATE:
        return _days(typed, facets)
    if field in (Field.OUTLET, Field.NOT_IN):
        return (outlet or _NO_NAME for outlet in facets.outlets if outlet or field is Field.OUTLET)
    if field is Field.TAG:
        return sorted(facets.tags)
    return _COUNTS if field is Field.OUTLETS else ()


def _days(typed: str, facets: Facets) -> Iterator[str]:
    """Words for days; months with articles, the newest first; and once a month is typed, its days."""
    if not typed[:1].isdigit():
        yield from _DAYS
    months = [f"{year}-{month:02}" for year, month in sorted(facets.months, reverse=True)]
    yield from months if typed else months[:_MONTHS]
    if typed[:7] in months:
        yield from (day.isoformat() for day in sorted(facets.days, reverse=True))


def _quoted(value: str) -> str:
    return f'"{value}"' if re.search(r"[\s,]", value) else value


class Completer:
    """Remembers what Tab has put into the box, so that Tab again puts the next candidate there."""

    def __init__(self) -> None:
        self._round: Completion | None = None
        self._index = 0

    def look(self, text: str, facets: Facets) -> Completion | None:
        """What `text` may become; while Tab goes round several candidates, all of them."""
        return self._round if self._goes_on(text) else completion(text, facets)

    def next(self, text: str, facets: Facets) -> str | None:
        """`text` with the first candidate, then the next; None where nothing would change."""
        if self._goes_on(text):
            self._index += 1
        else:
            self._round, self._index = completion(text, facets), 0
            self._index += self._made == text
        return None if self._made in (None, text) else self._made

    def _goes_on(self, text: str) -> bool:
        return self._round is not None and len(self._round.candidates) > 1 and text == self._made

    @property
    def _made(self) -> str | None:
        """What stands in the box once the candidate is taken."""
        if self._round is None:
            return None
        return self._round.head + self._round.candidates[self._index % len(self._round.candidates)]
