"""What command keys do: marks and their undoing, copying, opening, importing, and the screens for questions.

The screens are imported when they are first asked for, not on the way to the first headline.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.i18n import t
from reader.model import Article, Headline
from reader.ui import browser
from reader.ui.answers import PLACE_KEYS, chosen_place, place_options, tag_change
from reader.ui.cells import safe
from reader.ui.copying import copy
from reader.ui.imports import Imports
from reader.ui.keymap import Command, Pane
from reader.ui.view import unread_of

if TYPE_CHECKING:
    from reader.library.values import Change
    from reader.ui.screens.main import MainScreen


class Commands:
    """One method for each command of the table of keys that is no movement."""

    def __init__(self, screen: MainScreen) -> None:
        self.screen = screen
        self.imports = Imports(screen)

    # Marks

    def do_save(self) -> None:
        """Save the article for later, or take it out."""
        headline = self.screen.current()
        if headline is not None:
            self._did(self.screen.library.save([headline.id], not headline.marked.saved), [headline.row])

    def do_read(self) -> None:
        """Mark the article, and all that its row stands for, as read, or as unread."""
        entry = self.screen.stories.current()
        if entry is not None:
            self._did(self.screen.library.read(self.screen.stories.ids(entry), entry.unread), entry.rows)

    def do_read_all(self) -> None:
        """Mark everything in this view as read."""
        library, session = self.screen.library, self.screen.session
        if session.shown.dimmed or not library.ready:
            return
        rows = library.find(unread_of(session.view.query), session.view.order).rows
        if len(rows):
            self._did(library.read([headline.id for headline in library.headlines(rows)]))
        else:
            self.screen.say(t("mark.none_unread"))

    def _did(self, change: Change, rows: Sequence[int] | None = None) -> None:
        """A mark of these articles, or of any, is durable: show it, and that it can be taken back."""
        self.screen.forget(rows)
        self.screen.say(f"{change.label}  {t('undo.hint')}")

    def do_undo(self) -> None:
        """Take the newest change of marks back."""
        self._undone(self.screen.library.undo(), "undo")

    def do_redo(self) -> None:
        """Make it again."""
        self._undone(self.screen.library.redo(), "redo")

    def _undone(self, change: Change | None, what: str) -> None:
        self.show_undone(change)
        self.screen.say(undone_words(change, what))

    def show_undone(self, change: Change | None) -> None:
        """Draw what is different after `change` was taken back or made again."""
        if change is not None and change.kind.startswith("search_"):
            self.screen.searching.show()
        elif change is not None and change.kind in ("split", "joined", "bonds_restored"):
            self.screen.rare.bonding.show()
        elif change is not None and not change.kind.startswith("feed_"):
            self.screen.forget()

    # Questions

    def do_place(self) -> None:
        """Correct the place."""
        from reader.ui.screens.choose import Choose

        headline = self.screen.current()
        if headline is None:
            return
        options = place_options(t("ask.place_original"))
        screen = Choose(t("ask.place", title=headline.title), options, PLACE_KEYS.index(headline.primary))
        self.screen.app.push_screen(screen, lambda index: self._correct(headline, index))

    def _correct(self, headline: Headline, index: int | None) -> None:
        place = None if index is None else chosen_place(index)
        if index is None or place is headline.primary:
            return
        self.screen.attempt(lambda: self._did(self.screen.library.correct_place(headline.id, place), [headline.row]))

    def do_note(self) -> None:
        """Write a note."""
        from reader.ui.screens.ask import Ask

        headline = self.screen.current()
        if headline is not None:
            ask = Ask(t("ask.note"), headline.marked.note or "", self.screen.dispatcher.echo)
            self.screen.app.push_screen(ask, lambda answer: self._note(headline, answer))

    def _note(self, headline: Headline, answer: str | None) -> None:
        text = None if answer is None else answer.strip()
        if text is None or text == (headline.marked.note or ""):
            return
        self.screen.attempt(lambda: self._did(self.screen.library.note(headline.id, text or None), [headline.row]))

    def do_tag(self) -> None:
        """Change the tags."""
        from reader.ui.screens.ask import Ask

        headline = self.screen.current()
        if headline is not None:
            ask = Ask(t("ask.tag"), " ".join(headline.marked.tags), self.screen.dispatcher.echo)
            self.screen.app.push_screen(ask, lambda answer: self._tag(headline, answer))

    def _tag(self, headline: Headline, answer: str | None) -> None:
        if answer is None:
            return
        add, remove = tag_change(headline.marked.tags, answer)
        if add or remove:
            self.screen.attempt(lambda: self._did(self.screen.library.tag(headline.id, add, remove), [headline.row]))

    def do_help(self) -> None:
        """Show every key."""
        from reader.ui.screens.help import Help

        self.screen.app.push_screen(Help())

    def do_palette(self) -> None:
        """Offer every command."""
        from reader.ui.screens.palette import Palette

        self.screen.app.push_screen(Palette(), self._palette)

    def _palette(self, entry: Command | None) -> None:
        if entry is not None:
            self.screen.perform(entry)

    def do_import(self) -> None:
        """Import files; in file mode, those that are open."""
        self.imports.begin()

    # The text

    def do_next_hit(self) -> None:
        """The next hit in the text."""
        if not self.screen.reading.next_hit():
            self.screen.say(t("hit.none"))

    def do_previous_hit(self) -> None:
        """The hit before."""
        if not self.screen.reading.prev_hit():
            self.screen.say(t("hit.none"))

    def do_why(self) -> None:
        """The words that decided about place and day, and back."""
        headline = self.screen.current()
        if headline is None or self.screen.reading.back_to_text():
            return
        if Pane.READ not in self.screen.seen:
            self.screen.go(Pane.READ)
        self.screen.reading.show_evidence(self.screen.library.article(headline.id, whole=True).evidence)

    def article(self) -> Article | None:
        """The article under the cursor."""
        headline = self.screen.current()
        return None if headline is None else self.screen.library.article(headline.id)

    def do_copy_citation(self) -> None:
        """Copy the citation."""
        article = self.article()
        if article is not None:
            self.copy(self.screen.library.citation(article), t("copy.cite"))

    def do_copy_url(self) -> None:
        """Copy the address; the citation where there is none."""
        article = self.article()
        if article is None:
            return
        if article.url:
            self.copy(article.url, t("copy.url"))
        else:
            self.copy(self.screen.library.citation(article), t("copy.no_url"))

    def do_browse(self) -> None:
        """Open the original, or say why not."""
        article = self.article()
        if article is not None and article.url:
            self.open_address(article.url)
        elif article is not None:
            self.screen.say(t("open.no_url"))

    def open_address(self, url: str) -> None:
        """Open `url` in the browser; where there is none, copy it and say why."""
        wish = browser.opening(url)
        if wish is browser.Opening.REFUSED:
            self.screen.say(t("open.refused"))
        elif wish is browser.Opening.OPEN and browser.launch(url):
            self.screen.say(t("open.done"))
        else:
            self.copy(url, t("open.ssh" if wish is browser.Opening.REMOTE else "open.failed"))

    def copy(self, text: str, words: str) -> None:
        """Copy `text`, one line, and say `words`; where no terminal takes it, print it to be marked with the mouse."""
        copy(self.screen.app, safe(text), words, self.screen.say)

    # The search box

    def do_hangul(self) -> None:
        """Compose Hangul in the box itself."""
        if self.screen.pane is not Pane.SEARCH:
            self.screen.views.do_search()
        self.screen.line.box.toggle_direct()
        self.screen.show_note()


def undone_words(change: Change | None, what: str) -> str:
    """What was taken back (`what`: undo) or made again (redo), or that nothing could be."""
    if change is None:
        return t(f"{what}.none")
    left = bool(change.left) and not change.ids
    return t("undo.left" if left else f"{what}.done", what=change.label)
