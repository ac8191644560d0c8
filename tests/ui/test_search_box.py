"""The search box: what is typed and pasted into it, and the note beside it."""

from __future__ import annotations

import unicodedata

import pytest
from textual import events
from textual.app import App, ComposeResult

from reader.ui.search_box import SearchBox, words_that_fit

CARE = "통합돌봄"


class Box(App[None]):
    """Holds the box and nothing else."""

    def compose(self) -> ComposeResult:
        yield SearchBox()

    @property
    def box(self) -> SearchBox:
        return self.query_one(SearchBox)


async def test_hangul_that_is_pasted_taken_apart_is_put_together() -> None:
    app = Box()
    async with app.run_test() as pilot:
        app.box.value = "서구 "
        app.box.action_end()
        app.box.post_message(events.Paste(unicodedata.normalize("NFD", CARE)))
        await pilot.pause()
        assert app.box.value == f"서구 {CARE}"
        assert app.box.cursor_position == len(app.box.value)


async def test_hangul_that_is_typed_taken_apart_is_put_together_where_the_cursor_is() -> None:
    app = Box()
    async with app.run_test():
        app.box.value = "서구"
        app.box.cursor_position = 0
        for jamo in unicodedata.normalize("NFD", CARE):
            assert app.box.take(jamo)
        assert app.box.value == f"{CARE}서구"
        assert app.box.cursor_position == len(CARE)


async def test_several_pasted_lines_become_one() -> None:
    app = Box()
    async with app.run_test() as pilot:
        app.box.post_message(events.Paste("서구\r\n통합 돌봄\n모집\n"))
        await pilot.pause()
        assert app.box.value == "서구 통합 돌봄 모집"


@pytest.mark.parametrize(
    ("words", "room", "shown"),
    [
        ("Enter 목록으로  Esc 취소  F8 한글", 40, "Enter 목록으로  Esc 취소  F8 한글"),
        ("Enter 목록으로  Esc 취소  F8 한글", 24, "Enter 목록으로  Esc 취소"),
        ("Enter 목록으로  Esc 취소  F8 한글", 23, "Enter 목록으로"),
        ("Enter 목록으로  Esc 취소  F8 한글", 13, ""),
        ("새 기사 12건 — r로 보기", 14, "새 기사 12건…"),
        ("새 기사 12건 — r로 보기", 5, ""),
    ],
)
def test_no_key_beside_the_box_is_cut_in_its_word(words: str, room: int, shown: str) -> None:
    assert words_that_fit(words, room) == shown
