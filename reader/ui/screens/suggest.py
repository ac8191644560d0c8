"""What a first run offers: feeds to subscribe to, none of which is chosen beforehand."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.i18n import t
from reader.library.feed_values import Suggestion
from reader.ui.cells import fit
from reader.ui.dispatch import Echo
from reader.ui.keymap import presses

_MOVES = {"j": 1, "k": -1}
_WIDEST, _FRAME = 84, 4
"""Cells of the box, as its style has them, and those that its border takes."""


class Suggest(ModalScreen["tuple[str, ...] | None"]):
    """The answer: the addresses chosen, none for an address of the person's own; None where it was cancelled."""

    CSS_PATH: ClassVar = ["../styles/dialogs.tcss"]

    def __init__(self, suggestions: tuple[Suggestion, ...], echo: Echo) -> None:
        """`echo`: of the key that asked for it, it is no answer."""
        super().__init__()
        self._suggestions = suggestions
        self._echo = echo
        self._first = True
        self._chosen: set[int] = set()

    def compose(self) -> ComposeResult:
        """The question, what is offered with its publisher's terms, the keys."""
        with Vertical(classes="box offer"):
            yield Static(t("feeds.offer"), markup=False)
            yield OptionList(*(Option(self._row(index)) for index in range(len(self._suggestions))), markup=False)
            yield Static(self._about(0), id="about", markup=False)
            yield Static(t("feeds.offer_keys"), classes="quiet", markup=False)

    def _row(self, index: int) -> Content:
        offer = self._suggestions[index]
        mark = t("feeds.offer_mine") if offer.subscribed else "*" if index in self._chosen else " "
        row = f"{index + 1} [{mark}] {offer.name} — {offer.about}"
        return Content(fit(row, max(20, min(_WIDEST, self.app.size.width * 94 // 100) - _FRAME)))

    def _about(self, index: int) -> Content:
        """Where it is fetched from, and on what terms."""
        offer = self._suggestions[index]
        terms = t("feeds.offer_seen", terms=offer.terms, seen=offer.seen.isoformat())
        return Content(f"\n{offer.url}\n{terms}\n")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell more of the one under the cursor."""
        event.stop()
        self.query_one("#about", Static).update(self._about(event.option_index))

    def on_mount(self) -> None:
        """Begin with the first."""
        self.query_one(OptionList).highlighted = 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter subscribes to what was chosen, or else to what the cursor is on."""
        event.stop()
        wanted = sorted(self._chosen) or [event.option_index]
        self.dismiss(tuple(self._suggestions[index].url for index in wanted))

    def on_key(self, event: events.Key) -> None:
        """Space and digits choose, a asks for an address."""
        rows = self.query_one(OptionList)
        first, self._first = self._first, False
        pressed = presses(event.key, event.character)[0].key
        if self._echo.holds(event.character, event.time, first=first):
            pass
        elif pressed in ("escape", "q"):
            self.dismiss(None)
        elif pressed == "a":
            self.dismiss(())
        elif pressed == "space":
            self._toggle(rows.highlighted or 0)
        elif pressed.isdigit() and 1 <= int(pressed) <= len(self._suggestions):
            self._toggle(int(pressed) - 1)
        elif pressed in _MOVES:
            rows.highlighted = ((rows.highlighted or 0) + _MOVES[pressed]) % len(self._suggestions)
        else:
            return
        event.stop()
        event.prevent_default()

    def _toggle(self, index: int) -> None:
        self._chosen ^= {index}
        rows = self.query_one(OptionList)
        rows.replace_option_prompt_at_index(index, self._row(index))
        rows.highlighted = index
