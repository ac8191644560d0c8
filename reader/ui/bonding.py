"""The person decides about stories: the article shown is taken out of its own, or two stories become one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.i18n import t
from reader.model import Headline
from reader.ui.cells import safe
from reader.ui.story_rows import outlet_label, when

if TYPE_CHECKING:
    from reader.library.values import Change
    from reader.ui.screens.main import MainScreen

MOST = 9
"""So many articles are offered to be joined with: one for each digit."""


class Bonding:
    """Splits and joins; both can be taken back."""

    def __init__(self, screen: MainScreen) -> None:
        self.screen = screen

    def split(self) -> None:
        """Take the article that the row shows out of its story."""
        headline = self.screen.current()
        if headline is not None:
            self._did(self.screen.library.split(headline.id))

    def join(self) -> None:
        """Ask with which story that of the row is one: with those that have to do with it, or with rows around it."""
        from reader.ui.screens.choose import Choose

        headline = self.screen.current()
        if headline is None:
            return
        found = self.screen.library.joinable(headline, self._around())[:MOST]
        if not found:
            self.screen.say(t("bond.none"))
            return
        names = [t("compare.article", outlet=outlet_label(each), title=safe(each.title).strip()) for each in found]
        options = [f"{name}  {when(each)}" for name, each in zip(names, found, strict=True)]

        def chosen(index: int | None) -> None:
            if index is not None:
                self.screen.attempt(lambda: self._did(self.screen.library.join(headline.id, found[index].id)))

        self.screen.app.push_screen(Choose(t("bond.ask", title=safe(headline.title)), options), chosen)

    def _around(self) -> Iterator[Headline]:
        """What stands in the list, the nearest row first."""
        headlines = self.screen.headlines
        at, last = headlines.cursor, len(headlines.listing.rows)
        for index in sorted(range(max(0, at - MOST), min(last, at + MOST + 1)), key=lambda index: abs(index - at)):
            yield headlines.headline(index)

    def _did(self, change: Change) -> None:
        if change.ids:
            self.show()
        self.screen.say(f"{change.label}  {t('undo.hint')}" if change.ids else change.label)

    def show(self) -> None:
        """Draw the list with the stories that stand now."""
        self.screen.stories.forget()
        self.screen.draw(self.screen.session.show(self.screen.session.view))
        self.screen.forget()
