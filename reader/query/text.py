"""Query: what a person asks for, as an immutable value.

A query text is words (all must match), ``"exact phrases"``, ``-without``, and filters; a filter always has a colon
(``지역:서구,동구``, ``-매체:예시일보``), anything else is a word. The last term is *open* while nothing follows it:
it may still grow, so it stands for all that it can become. `Query.parse(str(query)) == query` always holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reader.frozen import frozen
from reader.query.values import FIELD_NAMES, Field, is_meaningful


@frozen
class Term:
    """A word or an exact phrase; `excluded` for ``-word``."""

    text: str
    phrase: bool = False
    excluded: bool = False

    @property
    def ends_quoted(self) -> bool:
        """Whether its text ends in a quotation mark that closes it."""
        return self.phrase

    def __str__(self) -> str:
        text = f'"{self.text}"' if self.phrase else self.text
        return f"-{text}" if self.excluded else text


@frozen
class Filter:
    """One ``name:value,value``; the values are alternatives, as typed."""

    field: Field
    values: tuple[str, ...]
    excluded: bool = False

    @property
    def ends_quoted(self) -> bool:
        """Whether its last value needs quotation marks."""
        return bool(self.values) and _needs_quotes(self.values[-1])

    def __str__(self) -> str:
        text = f"{self.field.value}:{','.join(map(_quoted, self.values))}"
        return f"-{text}" if self.excluded else text


@frozen
class Query:
    """Terms and filters in the order they were typed, and whether the last of them is still open."""

    parts: tuple[Term | Filter, ...] = ()
    open: bool = False

    @classmethod
    def parse(cls, text: str) -> Query:
        """Read what a person typed. Never fails: what is wrong with a closed filter is told by `problems`."""
        chunks = list(_chunks(text))
        parts = tuple(_part(chunk) for chunk in chunks)
        if not parts or (text[-1].isspace() and not _is_unclosed(chunks[-1], parts[-1])):
            return cls(parts)
        return cls(parts, not parts[-1].ends_quoted or _is_unclosed(chunks[-1], parts[-1]))

    def __str__(self) -> str:
        text = " ".join(map(str, self.parts))
        if self.parts and self.parts[-1].ends_quoted:
            return text[:-1] if self.open else text
        return text if self.open or not text else text + " "

    @property
    def terms(self) -> tuple[Term, ...]:
        """Words and phrases, in order."""
        return tuple(part for part in self.parts if isinstance(part, Term))

    @property
    def filters(self) -> tuple[Filter, ...]:
        """Filters, in order."""
        return tuple(part for part in self.parts if isinstance(part, Filter))

    @property
    def open_part(self) -> Term | Filter | None:
        """The term or filter that may still grow."""
        return self.parts[-1] if self.open and self.parts else None

    @property
    def has_words(self) -> bool:
        """Whether a word or phrase must match, so that relevance means something."""
        return any(not term.excluded for term in self.terms)

    def closed(self) -> Query:
        """The same query with nothing left open, as a saved search keeps it."""
        return replace(self, open=False)

    def with_filters(self, filters: Iterable[Term | Filter]) -> Query:
        """This query narrowed by a sidebar's choice, a saved search's words included, before what was typed."""
        return replace(self, parts=(*filters, *self.parts))

    def without(self, field: Field) -> Query:
        """This query without its filters on `field`, for the counts of that facet."""
        kept = tuple(part for part in self.parts if not (isinstance(part, Filter) and part.field is field))
        return Query(kept, self.open and bool(kept) and kept[-1] is self.parts[-1])

    def problems(self) -> tuple[tuple[Field, str], ...]:
        """Closed filter values without a meaning, as (field, value); they filter nothing."""
        return tuple(
            (part.field, value)
            for part in self.filters
            if part is not self.open_part
            for value in part.values
            if not is_meaningful(part.field, value)
        )


def _chunks(text: str) -> Iterator[str]:
    """The parts of a query text: runs without a space, where a quotation may hold spaces."""
    chunk, quoted = "", False
    for char in text:
        if char.isspace() and not quoted:
            if chunk:
                yield chunk
            chunk = ""
            continue
        if char == '"' and (quoted or _may_quote(chunk)):
            quoted = not quoted
            chunk += char
            if not quoted and ":" not in chunk:
                yield chunk
                chunk = ""
            continue
        chunk += char
    if chunk:
        yield chunk


def _may_quote(chunk: str) -> bool:
    """Whether a quotation mark after `chunk` opens one: at its beginning, after a minus, or in a filter's value."""
    return chunk in ("", "-") or (
        _field_of(chunk.removeprefix("-").partition(":")[0]) is not None and chunk[-1] in ":,"
    )


def _is_unclosed(chunk: str, part: Term | Filter) -> bool:
    """Whether `chunk` opened a quotation that nothing has closed."""
    body = chunk[1:] if part.excluded else chunk
    if isinstance(part, Term):
        return part.phrase and (len(body) == 1 or not body.endswith('"'))
    return part.ends_quoted and body.count('"') % 2 == 1


def _field_of(name: str) -> Field | None:
    return FIELD_NAMES.get(name.casefold())


def _part(chunk: str) -> Term | Filter:
    body = chunk[1:] if chunk.startswith("-") else chunk
    excluded = body is not chunk
    name, colon, value = body.partition(":")
    field = _field_of(name) if colon else None
    if field is not None:
        return Filter(field, tuple(_values(value)), excluded)
    if body.startswith('"'):
        return Term(body.strip('"'), phrase=True, excluded=excluded)
    return Term(body, excluded=excluded)


def _values(text: str) -> Iterator[str]:
    """The alternatives of a filter, split at commas outside quotations; quotation marks themselves say nothing."""
    for match in re.finditer(r'(?:^|,)((?:"[^"]*(?:"|$)|[^,"])*)', text):
        yield match[1].replace('"', "")


def _needs_quotes(value: str) -> bool:
    return re.search(r"[\s,]", value) is not None


def _quoted(value: str) -> str:
    return f'"{value}"' if _needs_quotes(value) else value
