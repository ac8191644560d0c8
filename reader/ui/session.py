"""What the screen shows and why: the view in force, its result, and the steps between views. Knows no widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING

from reader.frozen import frozen
from reader.i18n import t
from reader.model import Facets, Place, Sort
from reader.query import Query
from reader.ui.facet_rows import place_choice
from reader.ui.outline import Choice
from reader.ui.unknown import unknown_name
from reader.ui.view import Hint, View, hint, submitted_problems

if TYPE_CHECKING:
    from reader.library import Folded, Front, Library
    from reader.ui.completion import Completer, Completion

SEPARATED_ROWS = 2_000
"""Up to here a list has its days above its rows; beyond it each row says its own."""


@frozen
class Shown:
    """A result as the panes draw it."""

    rows: Sequence[int] = ()
    fold: Folded | None = None
    """The result with one row for each story; None where every article has its own, or none is searched yet."""
    total: int = 0
    """Articles that match."""
    stories: int | None = 0
    """Rows that there are in all; None where nobody knows yet."""
    title: str = ""
    order: Sort = Sort.NEW
    dimmed: bool = False
    """The rows are those of an earlier text: nothing that the box says now has any."""
    facets: Facets = field(default_factory=Facets)
    hint: Hint = field(default_factory=Hint)
    names: tuple[str, ...] = ()
    """Names of filters that the word being typed may become."""

    @property
    def by_days(self) -> bool:
        """Whether days stand above the rows: where they are in that order, and few enough to be looked at at once."""
        return self.order is not Sort.BEST and len(self.rows) <= SEPARATED_ROWS


class Session:
    """The view in force and what was found for it; every step returns what to draw."""

    def __init__(self, library: Library, *, folding: bool = True) -> None:
        self.library = library
        self.folding = folding
        """Whether a list has one row for each story."""
        self.view = View()
        self.shown = Shown()
        self._before: View | None = None
        """The view to go back to when a search is cancelled."""
        self._by_day: Sort | None = None
        """The order that the person chose for lists, where relevance means nothing."""
        self._kept: Sequence[int] = ()
        """The latest rows that were results."""
        self._fold: Folded | None = None
        self._completer: Completer | None = None

    def first(self, front: Front, mine: Place | None = None) -> Shown:
        """What stands on the screen before the search is ready: the newest rows and the counts of places.

        `mine` is the person's own district, whose view opens.
        """
        self.view = View(place_choice(mine) if mine else ())
        total = front.places.get(mine, 0) if mine else front.total
        stories = front.stories if self.folding else total
        self._kept = [entry.row for entry in front.entries]
        self.shown = Shown(
            self._kept,
            total=total,
            stories=stories,
            title=self.view.title(total, stories),
            order=self.view.order,
            facets=Facets(total=front.total, places=front.places, counted=False),
        )
        return self.shown

    def show(self, view: View) -> Shown:
        """Find what `view` asks for. Where words bring nothing, the rows before them stay, dimmed."""
        if view.sort is None and not view.query.has_words:
            view = replace(view, sort=self._by_day)
        self.view = view
        if not self.library.ready:
            words = t("index.build", p=round(100 * self.library.progress))
            self.shown = replace(self.shown, hint=Hint(words), dimmed=not view.unfiltered)
            return self.shown
        found = self.library.find(view.query, view.order)
        keep = found.total == 0 and bool(view.text.strip()) and len(self._kept) > 0
        if not keep:
            self._fold = self.library.fold(found.rows) if self.folding else None
            self._kept = found.rows if self._fold is None else self._fold.rows
        stories = 0 if keep else len(self._kept)
        offered = self.offered(view.text, found.facets)
        values = offered.line if offered is not None and offered.name else ""
        self.shown = Shown(
            self._kept,
            self._fold,
            found.total,
            stories,
            view.title(found.total, stories),
            view.order,
            dimmed=keep,
            facets=found.facets,
            hint=self._unknown(view.text, found.total)
            or hint(view, found.total, kept=keep, layout=found.layout, values=values),
            names=offered.candidates if offered is not None and not offered.name else (),
        )
        return self.shown

    def _unknown(self, text: str, total: int) -> Hint | None:
        """What is said where nothing was found because no article has a name in `text`."""
        name = unknown_name(self.library, Query.parse(text)) if total == 0 and self.library.ready else ""
        return Hint(t("filter.unknown", v=name), wrong=True) if name else None

    def offered(self, text: str, facets: Facets) -> Completion | None:
        """What the end of `text` may become."""
        return self._completing().look(text, facets) if text else None

    def completed(self) -> str | None:
        """The text in the box with its end completed, the next time otherwise; None where nothing would change."""
        return self._completing().next(self.view.text, self.shown.facets)

    def _completing(self) -> Completer:
        if self._completer is None:
            from reader.ui.completion import Completer

            self._completer = Completer()
        return self._completer

    def begin_search(self) -> None:
        """Remember the view that Esc gives back, unless a search is being continued."""
        if self._before is None or not self.view.text:
            self._before = self.view

    def typed(self, text: str) -> Shown:
        """The box says `text`. An order that was chosen by hand lasts only as long as the view it was chosen for."""
        return self.show(View(self.view.chosen, text, self.view.sort if text and self.view.text else None))

    def submitted(self) -> Shown:
        """Enter stands after the text: a wrong filter at its end is now named."""
        closed = self.view.text + " "
        unknown = self._unknown(closed, self.shown.total)
        if (unknown or submitted_problems(self.view.text)) and not self.shown.hint.wrong:
            self.shown = replace(self.shown, hint=unknown or hint(replace(self.view, text=closed), 1, kept=False))
        return self.shown

    def cancel_search(self) -> Shown:
        """The view before the search."""
        before, self._before = self._before or replace(self.view, text=""), None
        return self.show(before)

    def choose(self, chosen: Choice) -> Shown:
        """The sidebar's choice changes; the text in the box stays."""
        return self.show(replace(self.view, chosen=chosen, sort=None if not self.view.text else self.view.sort))

    def reordered(self) -> Shown:
        """The same in the next order; one by days stays for all lists, one of a search for that search."""
        view = self.view.next_order()
        if not view.query.has_words:
            self._by_day = view.sort
        return self.show(view)

    def cleared(self) -> Shown:
        """Everything."""
        self._before = None
        return self.show(View())

    def recounted(self) -> Shown:
        """New counts after a mark; the rows stay as they are until the view is left."""
        if self.library.ready:
            self.shown = replace(self.shown, facets=self.library.find(self.view.query, self.view.order).facets)
        return self.shown

    def folded(self, folding: bool) -> Shown:
        """The same with one row for each story, or for each article."""
        self.folding = folding
        return self.show(self.view)

    def refreshed(self) -> Shown:
        """The same view over what has come in meanwhile."""
        self.library.refresh()
        return self.show(self.view)
