"""What the sidebar is made of: its rows, what they choose, and what the person opened and shut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field, replace

from reader.frozen import frozen
from reader.library.values import SavedSearch
from reader.model import Facets, Place
from reader.query import Field, Filter

Choice = tuple[Filter | SavedSearch, ...]
"""What is chosen: filters, and searches that were saved whole."""


def filters_of(choice: Choice) -> Iterator[Filter]:
    """The filters of a choice, saved searches left out."""
    return (part for part in choice if isinstance(part, Filter))


def joined(choices: Iterable[Choice]) -> Choice:
    """Choices together: values of one filter are alternatives, in the order they were added; searches all hold."""
    values: dict[tuple[Field, bool], dict[str, None]] = {}
    searches: dict[SavedSearch, None] = {}
    for choice in choices:
        for part in choice:
            if isinstance(part, Filter):
                values.setdefault((part.field, part.excluded), {}).update(dict.fromkeys(part.values))
            else:
                searches[part] = None
    filters = (Filter(name, tuple(found), excluded) for (name, excluded), found in values.items())
    return (*filters, *searches)


def with_sections(facets: Facets, before: Facets) -> Facets:
    """`facets` with the days and outlets of `before`, at nought, where a result has none.

    An empty list takes no section away: the cursor must be able to walk on to what lies below.
    """
    days, months, outlets = facets.days, facets.months, facets.outlets
    if not months and not facets.undated:
        days, months = dict.fromkeys(before.days, 0), dict.fromkeys(before.months, 0)
    return replace(facets, days=days, months=months, outlets=outlets or dict.fromkeys(before.outlets, 0))


@frozen
class SideRow:
    """A line of the sidebar. Headings, blanks and folded titles choose nothing (`choice` is None)."""

    label: str = ""
    count: int | None = None
    choice: Choice | None = None
    level: int = 0
    """0 for headings, 1 and 2 for rows."""
    fold: str = ""
    """The name of what this row folds and unfolds."""
    open: bool = False
    folds_quietly: bool = False
    """Shut, it shows no ``▸``: districts, whose offices few people need."""
    bold: bool = False
    mine: bool = False
    opens: str = ""
    """The command that Enter does here: a view of its own, which the list does not follow."""

    @property
    def can_stand(self) -> bool:
        """Whether the cursor may stand on it."""
        return self.choice is not None or bool(self.fold or self.opens)

    @property
    def meaning(self) -> tuple[object, ...]:
        """What stays the same while the counts change."""
        return self.choice, self.fold, self.opens

    @property
    def roles(self) -> tuple[str, ...]:
        """What the style sheet calls it."""
        if self.level == 0:
            return ("section",)
        if self.count == 0 and self.choice:
            return ("dimmed",)
        return ("unread",) if self.bold else ()

    def lead(self, *, cursor: bool, added: bool) -> str:
        """The marks before its label: ``>`` the cursor, ``▾ ▸`` folds, ``*`` the person's own district, ``+`` added."""
        fold = ""
        if self.fold and (self.open or not self.folds_quietly):
            fold = "▾" if self.open else "▸"
        mark = fold or ("*" if self.mine else "")
        if self.level == 0:
            if not fold:
                return " "
            return (">" if cursor else " ") + fold + " "
        lead = (">" if cursor and mark else " ") + (mark or (">" if cursor else " ")) + ("+" if added else " ")
        return lead + "  " * (self.level - 1)


@frozen
class Folding:
    """What the person opened and shut; all else follows the rules."""

    opened: frozenset[str] = frozenset()
    shut: frozenset[str] = frozenset()

    def is_open(self, name: str, default: bool) -> bool:
        """Whether `name` is open."""
        return name in self.opened or (default and name not in self.shut)

    def turned(self, name: str, is_open: bool) -> Folding:
        """With `name` open or shut from now on."""
        if is_open:
            return Folding(self.opened | {name}, self.shut - {name})
        return Folding(self.opened - {name}, self.shut | {name})


@frozen
class Outline:
    """What the rows depend on beside the counts."""

    chosen: Choice = ()
    """Rows of chosen values stay although their count is nought."""
    folding: Folding = field(default_factory=Folding)
    mine: Place | None = None
    with_recent: bool = False
    """Whether 오늘, 어제 and 최근 7일 stand above the months."""
    outlets_open: bool = True
    agenda: int | None = None
    """What is announced for the next seven days, once it is counted."""
    searches: tuple[tuple[SavedSearch, int | None], ...] | None = None
    """The saved searches with what is unread of them, once it is counted; None where they are not known yet."""
