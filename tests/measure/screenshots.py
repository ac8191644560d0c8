"""README's pictures: the sample edition as a person sees it, drawn to ``docs/*.svg``: ``python -m tests.measure.screenshots``."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from rich.cells import cell_len

from reader.config import Settings
from reader.library import Library
from reader.ui.app import ReaderApp

_RUN = re.compile(r'(?P<head><text [^>]*?)textLength="(?P<length>[\d.]+)"(?P<tail>[^>]*>)(?P<text>[^<]*)</text>')

DOCS = Path(__file__).parents[2] / "docs"


@dataclass(frozen=True, slots=True)
class Picture:
    """A size, and the keys that lead to what is shown."""

    name: str
    size: tuple[int, int]
    keys: Sequence[str]


PICTURES = (
    Picture("three-panes", (120, 40), ("1", *["down"] * 5, "enter", "down", "down", "enter")),
    Picture("two-panes", (80, 24), ("slash", *"ㅌㅎㄷㅂ")),
    Picture("one-pane", (60, 20), ("2", "down")),
)


async def draw(picture: Picture) -> None:
    """Press the keys of `picture` on the sample edition and keep what stands on the screen."""
    with Library.sample() as library:
        app = ReaderApp(library, Settings())
        async with app.run_test(size=picture.size) as pilot:
            await pilot.pause(1.0)
            for key in picture.keys:
                await pilot.press(key)
                await pilot.pause(0.1)
            await pilot.pause(0.5)
            (DOCS / f"{picture.name}.svg").write_text(in_cells(app.export_screenshot()), encoding="utf-8")


def in_cells(svg: str) -> str:
    """`svg` with each run of text as long as its cells: Rich counts characters, and a syllable takes two cells."""
    return _RUN.sub(_stretched, svg)


def _stretched(run: re.Match[str]) -> str:
    text = unescape(run["text"])
    width = float(run["length"]) / len(text) * cell_len(text) if text else 0.0
    return f'{run["head"]}textLength="{width:.1f}"{run["tail"]}{run["text"]}</text>'


def main() -> None:
    """Draw every picture."""
    DOCS.mkdir(exist_ok=True)
    for picture in PICTURES:
        asyncio.run(draw(picture))


if __name__ == "__main__":
    main()
