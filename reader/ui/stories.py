"""Stories: what unfolds under a row, what the reading pane tells of the others, and who told what first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.i18n import t
from reader.library.coverage import in_order
from reader.model import Headline, Kind
from reader.ui.around import Around
from reader.ui.cells import safe
from reader.ui.coverage_lines import coverage_lines
from reader.ui.keymap import Pane
from reader.ui.story_rows import Account

if TYPE_CHECKING:
    from reader.library import Coverage
    from reader.library.comparing import Counterpart
    from reader.library.values import Entry
    from reader.ui.screens.main import MainScreen


MOST = 9
"""So many texts are offered for a comparison: one for each digit."""


class Stories:
    """One method for each command that has to do with stories, and what lists and texts tell of them."""

    def __init__(self, screen: MainScreen) -> None:
        self.screen = screen
        self._told: dict[str, Coverage] = {}
        screen.headlines.listing.members = self.members
        screen.headlines.account = self.account

    def forget(self) -> None:
        """Ask again: articles have come in, or their marks have changed."""
        self._told.clear()

    def of(self, headline: Headline) -> Coverage:
        """What is told of the story of an article."""
        if headline.story not in self._told:
            self._told[headline.story] = self.screen.library.story(headline.story)
        return self._told[headline.story]

    def members(self, entry: Entry) -> Sequence[int]:
        """The articles that stand under a row while its story is unfolded, in the order of publication."""
        if entry.size < 2:
            return ()
        return [each.row for each in in_order(self.of(entry.headline))]

    def account(self, headline: Headline) -> Account:
        """What is told of an article under the row of its story."""
        story, fold = self.of(headline), self.screen.session.shown.fold
        return Account(
            first=story.first is not None and story.first.id == headline.id,
            retitled=headline.id in story.retitled,
            own=headline.id in story.own,
            matches=fold is None or fold.holds(headline.row),
        )

    def current(self) -> Entry | None:
        """The row under the cursor, where it is one of a result."""
        screen = self.screen
        return None if screen.current() is None else screen.headlines.entry(screen.headlines.cursor)

    def ids(self, entry: Entry) -> list[str]:
        """The articles that a row stands for."""
        return [headline.id for headline in self.screen.library.headlines(entry.rows)]

    def around(self, entry: Entry) -> Around:
        """What the text of the article that a row shows is told together with."""
        headline = entry.headline
        is_release = headline.kind is Kind.RELEASE
        if (entry.size == 1 and not is_release) or not headline.story:
            return Around()
        story = self.of(headline)
        others = () if is_release else tuple(each for each in in_order(story) if each.row != headline.row)
        return Around(others, coverage_lines(story, headline))

    def do_unfold(self) -> None:
        """Put the articles of the story under its row, or fold them away."""
        if not self.screen.session.folding:
            self.screen.say(t("fold.is_off"))
        elif self.screen.current() is not None and not self.screen.headlines.toggle():
            self.screen.say(t("fold.alone"))

    def do_folding(self) -> None:
        """One row for each story, or one for each article."""
        screen = self.screen
        shown = screen.session.folded(not screen.session.folding)
        screen.draw(shown)
        screen.say(t("fold.on" if screen.session.folding else "fold.off"))

    def do_compare(self) -> None:
        """Compare the text with an earlier one, or with another of its story; back from what stands in its place."""
        entry = self.current()
        if entry is None or self.screen.reading.back_to_text():
            return
        found = self.screen.library.counterparts(entry.headline)[:MOST]
        if not found:
            self.screen.say(t("compare.none"))
        elif len(found) == 1:
            self._compare(entry.headline, found[0])
        else:
            self._choose(entry.headline, found)

    def _choose(self, headline: Headline, found: Sequence[Counterpart]) -> None:
        from reader.ui.compared_blocks import counterpart_name
        from reader.ui.screens.choose import Choose

        screen = Choose(t("compare.ask", title=safe(headline.title)), [counterpart_name(each) for each in found])

        def chosen(index: int | None) -> None:
            if index is not None:
                self.screen.attempt(lambda: self._compare(headline, found[index]))

        self.screen.app.push_screen(screen, chosen)

    def _compare(self, headline: Headline, counterpart: Counterpart) -> None:
        from reader.ui.compared_blocks import compared_blocks

        compared = self.screen.library.compared(self.screen.library.article(headline.id), counterpart)
        blocks = compared_blocks(compared)
        if Pane.READ not in self.screen.seen:
            self.screen.go(Pane.READ)
        self.screen.reading.show_instead(lambda _: blocks)
