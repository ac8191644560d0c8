"""Saved searches, and the searches of the past: what a person asks again."""

from __future__ import annotations

from reader.archive import values as stored
from reader.archive.marks import Marks
from reader.errors import UsageError
from reader.i18n import t
from reader.library.values import Change, SavedSearch
from reader.query import Field, Query


class Searches:
    """Those of one library. Changes are durable when their call returns."""

    def __init__(self, marks: Marks, *, lasting: bool, remembering: bool) -> None:
        """`lasting`: `marks` are those of a home; `remembering`: searches are kept beyond the session there."""
        self._marks = marks
        self._lasting = lasting
        self._remembering = remembering

    def saved(self) -> list[SavedSearch]:
        """The saved ones, in the order in which they were saved."""
        return [SavedSearch(each.id, each.name, Query.parse(each.query)) for each in self._marks.searches()]

    def save(self, query: Query, name: str | None = None) -> Change:
        """Save `query`, closed; without a name under its text. Words like 오늘 stay what they are.

        No change (no ids) where it is saved already.

        Raises:
            UsageError: it asks for nothing, or one of its filters means nothing.
        """
        query = query.closed()
        if not query.parts:
            raise UsageError(t("search.nothing"))
        for field, value in query.problems():
            raise UsageError(t("filter.bad" if field is Field.DATE else "filter.unknown", v=value))
        change = self._marks.save_search(_tidy(name) or str(query).strip(), str(query))
        if change.ids:
            return told(change, lasting=self._lasting)
        same = next(search for search in self.saved() if search.query == query)
        return Change(change.kind, (), t("search.saved_already", name=same.name))

    def rename(self, search_id: str, name: str) -> Change:
        """Give a saved search another name; an empty one is none."""
        name = _tidy(name)
        return told(self._marks.rename_search(search_id, name)) if name else Change("search_renamed", (), "")

    def remove(self, search_id: str) -> Change:
        """Remove a saved search."""
        return told(self._marks.remove_search(search_id))

    def past(self) -> list[str]:
        """Texts searched for in earlier sessions, the latest last; none where nothing is kept."""
        return self._marks.past_searches() if self._remembering else []

    def remember(self, text: str) -> None:
        """Keep `text` among those of the past."""
        if self._remembering and _tidy(text):
            self._marks.remember_search(_tidy(text))


def told(change: stored.Change, *, back: bool = False, lasting: bool = True) -> Change:
    """What happened to a saved search, with a line for the person; `back` where it was taken back."""
    before, after = (change.after, change.before) if back else (change.before, change.after)
    key = change.kind.replace("_", ".", 1)
    if key == "search.saved" and not lasting and not back:
        key = "search.saved_here"
    label = t(key, name=after or before or "", before=before or "")
    return Change(change.kind, change.ids, label.rstrip(".") if back else label, change.left)


def _tidy(text: str | None) -> str:
    return " ".join((text or "").split())
