"""Nothing that an article, a mark or a feed holds reaches a pane as something that a terminal obeys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from tests.hostile import ALL, harm, written
from tests.ui.drawn import width_of
from tests.ui.feeds import Played, feed
from tests.ui.test_app import Reading, reading

SIZES = ((120, 40), (80, 24), (60, 20))


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    with Library.open(tmp_path / "home") as opened:
        for _ in opened.import_paths([str(written(tmp_path))]):
            pass
        yield opened


def check(reader: Reading) -> str:
    """The screen as it stands, which must be harmless and exactly as wide as the terminal; its text."""
    columns = reader.app.size.width
    for line in reader.screen:
        assert harm(line) == set(), line
        assert width_of(line) == columns, line
    return "\n".join(reader.screen)


@pytest.mark.parametrize("size", SIZES, ids=["120x40", "80x24", "60x20"])
async def test_every_pane_shows_hostile_text_as_text(library: Library, size: tuple[int, int]) -> None:
    async with reading(library, size) as reader:
        assert "마을정원" in check(reader) or "광주 서구" in check(reader)
        for keys in (
            ("enter",),
            ("w",),
            ("escape", "end"),
            ("escape", "escape", "1", *["down"] * 40),
            ("0", "2", "/", *"정원", "enter"),
            ("'",),
        ):
            await reader.press(*keys)
            await reader.pilot.pause(0.3)
            check(reader)


@pytest.mark.parametrize("keys", [("c",), ("m",), ("t",), ("e",), ("e", "2"), (";",), ("|",), (":",), ("?",)])
async def test_every_question_shows_hostile_text_as_text(library: Library, keys: tuple[str, ...]) -> None:
    async with reading(library, (80, 24)) as reader:
        under = reader.main.current()
        if under is not None and not under.marked.saved:
            await reader.press("j")
        await reader.press(*keys)
        await reader.pilot.pause(0.2)
        check(reader)


async def test_a_hostile_subscription_is_text(library: Library) -> None:
    feeds = Played(library)
    feeds.shown = (feed(f"예시{ALL}", words=ALL, healthy=False, state="server", url=f"https://x.example/{ALL}"),)
    async with reading(library, (80, 24)) as reader:
        await reader.press("7")
        await reader.pilot.pause(0.2)
        assert "예시]52;c;aGFja2Vk" in check(reader)


async def test_markup_in_a_question_is_not_acted_on(library: Library) -> None:
    async with reading(library, (120, 40)) as reader:
        await reader.press("/", *"정원", "enter")
        await reader.pilot.pause(0.3)
        await reader.press("c")
        assert await reader.shows("[bold red]굵게[/]")


@pytest.mark.parametrize("keys", [("y",), ("apostrophe",), ("semicolon", "y"), ("6", "y")], ids=" ".join)
async def test_what_is_copied_holds_nothing_that_a_terminal_obeys_when_it_is_pasted(
    library: Library, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    copied: list[str] = []
    monkeypatch.setattr("reader.ui.clipboard.copy", lambda text, write: copied.append(text) or True)
    async with reading(library) as reader:
        for key in keys:
            await reader.press(key)
            await reader.pilot.pause(0.2)
    assert len(copied) == 1
    assert harm(copied[0]) == set()
