"""What is drawn first, and what is not drawn at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.ui.app import ReaderApp
from reader.ui.background import Background
from reader.ui.screens.main import MainScreen
from reader.ui.sight import Frame
from reader.ui.widgets.reading import Reading
from tests.ui import news
from tests.ui.drawn import Alone, lines


async def test_the_text_is_drawn_after_the_headlines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before: list[tuple[str, list[str]]] = []
    begin = Background.begin

    def begin_later(self: Background) -> None:
        before.append((self.screen.headlines.render_line(2).text, lines(self.screen.reading)))
        begin(self)

    monkeypatch.setattr(Background, "begin", begin_later)
    with news.files(tmp_path) as library:
        app = ReaderApp(library)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            row, text = before[0]
            assert "광주 서구, 이웃 돌봄 모임" in row
            assert not "".join(text[1:]).strip()
            assert isinstance(app.screen, MainScreen)
            assert app.screen.reading.article is not None
            assert all(
                not strip.text.strip()
                for frame in app.screen.query(Frame)
                for strip in frame.render_lines(frame.region.reset_offset)
            )


async def test_a_pane_that_was_never_told_what_to_show_is_blank() -> None:
    pane = Reading()
    async with Alone(pane).run_test(size=(51, 10)):
        assert not "".join(lines(pane)[1:]).strip()
        pane.show(None)
        assert "목록에서 기사를 고르세요." in lines(pane)[1]
