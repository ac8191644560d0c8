"""The articles that also concern the chosen place, though it is not their own: a line after the last row opens them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.frozen import frozen
from reader.i18n import t
from reader.query import Field, Filter
from reader.ui.outline import filters_of
from reader.ui.view import View, value_name

if TYPE_CHECKING:
    from reader.library import Library


@frozen
class Alongside:
    """So many articles, and the view that holds them."""

    view: View
    total: int

    @property
    def line(self) -> str:
        """What stands after the last row."""
        about = next(part for part in filters_of(self.view.chosen) if part.field is Field.ABOUT)
        return t("place.also", n=self.total, p=value_name(Field.ABOUT, about.values[0]))


def alongside(library: Library, view: View) -> Alongside | None:
    """What also concerns the place of `view`; None where it is not that of one place, or nothing does."""
    beside = view_alongside(view)
    total = library.find(beside.query, beside.order).total if beside is not None and library.ready else 0
    return Alongside(beside, total) if beside is not None and total else None


def view_alongside(view: View) -> View | None:
    """The view of what also concerns the one place that was chosen; None where no place was, or more than it."""
    filters = list(filters_of(view.chosen))
    places = [part for part in filters if part.field is Field.PLACE and not part.excluded]
    named = len(places) == 1 and len(places[0].values) == 1
    if not named or any(part.field in (Field.INSTITUTION, Field.ABOUT) for part in filters):
        return None
    own = places[0]
    others = tuple(part for part in view.chosen if part is not own)
    return replace(view, chosen=(Filter(Field.ABOUT, own.values), replace(own, excluded=True), *others))
