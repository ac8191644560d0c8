"""Seeing widgets as a person does: the lines they draw, in an app that holds nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import wcwidth
from textual.app import App, ComposeResult
from textual.widget import Widget

import reader.ui
from reader.model import Basis, Headline, Marked, Place, Published
from reader.ui.widgets.pane import PaneScreen

STYLES = Path(reader.ui.__file__).parent / "styles" / "widgets.tcss"


class Alone(App[None]):
    """Shows one widget and keeps the messages it sends."""

    CSS_PATH = STYLES

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        self.told: list[object] = []

    def get_default_screen(self) -> PaneScreen:
        return PaneScreen()

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_mount(self) -> None:
        self.widget.focus()

    def on_event_told(self, message: object) -> None:
        self.told.append(message)


def lines(widget: Widget) -> list[str]:
    """The text of every line of `widget`, each exactly as wide as it."""
    drawn = [widget.render_line(y).text for y in range(widget.size.height)]
    assert all(width_of(line) == widget.size.width for line in drawn), drawn
    return drawn


def trimmed(widget: Widget) -> list[str]:
    """The lines without their trailing spaces, down to the last that is not empty."""
    return "\n".join(line.rstrip() for line in lines(widget)).rstrip("\n").split("\n")


def width_of(line: str, ambiguous: int = 1) -> int:
    """Cells of `line` by a measure that is not ours."""
    return sum(wcwidth.wcwidth(char, ambiguous_width=ambiguous) for char in line)


def on_day(day: date | None, *, certain: bool = True) -> Published:
    """Published on that day."""
    return Published(day.isoformat() if day else "2026-01-14", day, day, Basis.TEXT, certain)


def in_month(year: int, month: int) -> Published:
    """Published in that month, nobody knows when."""
    last = date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
    return Published(f"{year}-{month:02}", date(year, month, 1), date.fromordinal(last), Basis.TEXT, False)


def headline(row: int, title: str, published: Published, *, outlet: str | None = None, **marks: bool) -> Headline:
    """A row of the list."""
    return Headline(row, f"id{row}", title, outlet, Place.SEO, None, published, marked=Marked(**marks))
