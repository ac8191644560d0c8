"""What the main screen can do, by subject; each part is brought in with the first key that asks for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from reader.ui.commands import Commands
    from reader.ui.dispatch import Dispatcher
    from reader.ui.moves import Moves
    from reader.ui.offering import Offering
    from reader.ui.opening import Opening
    from reader.ui.rare import Rare
    from reader.ui.screens.main import MainScreen
    from reader.ui.searching import Searching
    from reader.ui.stories import Stories
    from reader.ui.views import Views


class Parts:
    """To be inherited by the main screen: nothing of this is needed before the first headline."""

    @cached_property
    def moves(self) -> Moves:
        """Going from one thing to the next."""
        from reader.ui.moves import Moves

        return Moves(self._screen)

    @cached_property
    def opening(self) -> Opening:
        """Opening articles."""
        from reader.ui.opening import Opening

        return Opening(self._screen)

    @cached_property
    def views(self) -> Views:
        """Asking for another view."""
        from reader.ui.views import Views

        return Views(self._screen)

    @cached_property
    def dispatcher(self) -> Dispatcher:
        """What keys mean."""
        from reader.ui.dispatch import Dispatcher

        return Dispatcher()

    @cached_property
    def commands(self) -> Commands:
        """What command keys do."""
        from reader.ui.commands import Commands

        return Commands(self._screen)

    @cached_property
    def searching(self) -> Searching:
        """What keys do about searches."""
        from reader.ui.searching import Searching

        return Searching(self._screen)

    @cached_property
    def stories(self) -> Stories:
        """What is told of stories."""
        from reader.ui.stories import Stories

        return Stories(self._screen)

    @cached_property
    def rare(self) -> Rare:
        """What is seldom asked for."""
        from reader.ui.rare import Rare

        return Rare(self._screen)

    @cached_property
    def offering(self) -> Offering:
        """What stands below a result."""
        from reader.ui.offering import Offering

        return Offering(self._screen)

    def doing(self, action: str) -> Callable[[], object]:
        """What does an action of the table of keys."""
        name = f"do_{action}"
        parts = (self.moves, self.opening, self.views, self.searching, self.commands, self.stories, self.rare)
        return cast("Callable[[], object]", getattr(next(part for part in parts if hasattr(part, name)), name))

    @property
    def _screen(self) -> MainScreen:
        return cast("MainScreen", self)
