"""What the person does with articles and saved searches, and taking it back: the marking part of `Library`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reader.archive import actions
from reader.archive import values as stored
from reader.archive.articles import Archive
from reader.archive.marks import Marks
from reader.library import labels
from reader.library.bonding import Bonding
from reader.library.catalogue import Catalogue
from reader.library.values import Change, Mode
from reader.model import Article, Marked, Place

if TYPE_CHECKING:
    from pathlib import Path

    from reader.export.values import Exported
    from reader.library.linking import Link
    from reader.library.searches import Searches
    from reader.library.subscribing import Subscribing


class Marking(Bonding):
    """Marks are durable when a call returns, unless the mode says otherwise."""

    mode: Mode
    home: Path
    kept: bool
    _archive: Archive
    _subject_archive: Archive
    _marks: Marks
    _catalogue: Catalogue
    _feeds: Subscribing | None = None

    def read(self, ids: Sequence[str], read: bool = True, *, opening: bool = False) -> Change:
        """Mark as read or unread. `opening`: because the text was shown, which is no step of undo."""
        marks = self._marks.several(ids)  # of a long list usually most are as wanted
        wanted = [article_id for article_id in ids if marks.get(article_id, Marked()).read != read]
        return self._changed(self._marks.read(self._subjects(wanted), read, opening=opening))

    def save(self, ids: Sequence[str], saved: bool = True) -> Change:
        """나중에 읽기: put in, or take out."""
        return self._changed(self._marks.save(self._subjects(ids), saved))

    def note(self, article_id: str, text: str | None) -> Change:
        """A note in the person's words; None or nothing but spaces removes it."""
        return self._changed(self._marks.note(self._subjects([article_id]), text))

    def tag(self, article_id: str, add: Sequence[str] = (), remove: Sequence[str] = ()) -> Change:
        """Put tags on and take tags off."""
        return self._changed(self._marks.tag(self._subjects([article_id]), add, remove))

    def correct_place(self, article_id: str, place: Place | None) -> Change:
        """The place that the person decided on; None gives back the inferred one."""
        return self._changed(self._marks.place(self._subjects([article_id]), place))

    def undo(self) -> Change | None:
        """Take back the newest step of this session; None where there is none left."""
        ours, theirs = self._stepped(back=True)
        if theirs is not None and (ours is None or theirs > ours):
            return self.feeds.undo()
        return self._repeated(self._marks.undo(), back=True)

    def redo(self) -> Change | None:
        """Do again what was taken back last; None where nothing was, or something else was done since."""
        ours, theirs = self._stepped(back=False)
        if theirs is not None and (ours is None or theirs < ours):
            return self.feeds.redo()
        return self._repeated(self._marks.redo(), back=False)

    def _stepped(self, *, back: bool) -> tuple[int | None, int | None]:
        """When the step was made that can be taken `back`, or made again: the one of these marks, and the one of
        subscriptions where those are kept elsewhere, beside the sample edition and files."""
        theirs = None if self._feeds is None else self._feeds.stepped(back=back)
        if theirs is None:
            return None, None
        return self._marks.ask(lambda db: actions.stepped(db, self._marks.session, back=back)), theirs

    def undo_home(self) -> Change | None:
        """Take back the newest step of the whole home, whoever made it."""
        return self._repeated(self._marks.undo_home(), back=True)

    @property
    def searches(self) -> Searches:
        """The saved searches and those of the past."""
        from reader.library.searches import Searches

        remembering = self.mode is Mode.ARCHIVE
        return Searches(self._marks, lasting=remembering or self.kept, remembering=remembering)

    def links(self, article: Article) -> tuple[Link, ...]:
        """The addresses of an article: its own, those that its source linked to, and those that its text names."""
        from reader.library import linking

        return linking.links(article, self._archive.links(article.id))

    def exported(self, rows: Sequence[int]) -> Iterator[Exported]:
        """`rows` with all that an export takes along, read one by one; in any thread."""
        from reader.library import exporting

        return exporting.items(self._archive, self._subject_archive, self._marks, rows)

    @property
    def feeds(self) -> Subscribing:
        """The subscriptions of the home; one of them for as long as the library is open."""
        from reader.library.subscribing import Subscribing

        if self._feeds is None or not self._feeds.is_of(self._marks):
            self._feeds = Subscribing(self.home, self.mode, self._marks, self._archive)
        return self._feeds

    def _subjects(self, ids: Sequence[str]) -> list[stored.Subject]:
        return [self._subject_archive.subject(article_id) for article_id in ids]

    def _changed(self, change: stored.Change, *, back: bool = False) -> Change:
        if change.kind in stored.SEARCH_KINDS:
            from reader.library.searches import told

            return told(change, back=back)
        if change.kind in stored.FEED_KINDS:
            return self.feeds.told(change, back=back)
        if change.kind in stored.BOND_KINDS:
            return self._bonded(change, back=back)
        self._catalogue.marked(change.ids)
        if change.kind == "place":
            self._catalogue.placed(change.ids)
        mode = Mode.ARCHIVE if self.kept else self.mode
        label = labels.label(change, self._archive, self._marks, mode, back=back)
        return Change(change.kind, change.ids, label, change.left)

    def _repeated(self, change: stored.Change | None, *, back: bool) -> Change | None:
        return None if change is None else self._changed(change, back=back)
