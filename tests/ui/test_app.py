"""The application under a pilot: what a person does, and what they then see."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from reader.config import Settings
from reader.library import Library
from reader.model import Place
from reader.query import Query
from reader.ui.app import ReaderApp, terminal_theme
from reader.ui.cells import cells
from reader.ui.commands import Commands
from reader.ui.keymap import COMMANDS, Pane, shown
from reader.ui.moves import Moves
from reader.ui.opening import Opening
from reader.ui.rare import Rare
from reader.ui.screens.ask import Ask
from reader.ui.screens.feeds import Feeds
from reader.ui.screens.help import Help, help_lines
from reader.ui.screens.main import MainScreen
from reader.ui.screens.palette import Palette, matching
from reader.ui.searching import Searching
from reader.ui.stories import Stories
from reader.ui.views import Views
from tests.ui import news


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with news.files(tmp_path) as opened:
        yield opened


class Reading:
    """The application at work, with the questions tests ask of it."""

    def __init__(self, app: ReaderApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def main(self) -> MainScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    async def shows(self, words: str) -> bool:
        """Whether `words` stand on the screen by and by: a screen that opens takes more than one refresh."""
        for _ in range(40):
            if self.sees(words):
                return True
            await self.pilot.pause(0.05)
        return False

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def burst(self, *keys: str) -> None:
        """Keys that arrive together."""
        for key in keys:
            self.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        await self.press(*("slash", *text))

    @property
    def screen(self) -> list[str]:
        return ["".join(part.text for part in strip) for strip in self.app.screen._compositor.render_strips()]

    def sees(self, words: str) -> bool:
        return any(words in line for line in self.screen)

    @property
    def title(self) -> str:
        return self.main.session.shown.title

    @property
    def footer(self) -> str:
        return self.screen[-1].strip()

    def under_cursor(self) -> str:
        headline = self.main.current()
        return headline.title if headline else ""


@asynccontextmanager
async def reading(
    library: Library, size: tuple[int, int] = (120, 40), settings: Settings | None = None
) -> AsyncIterator[Reading]:
    app = ReaderApp(library, settings)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield Reading(app, pilot)


async def test_the_newest_articles_and_the_counts_of_all_places_stand_on_the_first_screen(library: Library) -> None:
    async with reading(library) as reader:
        assert reader.sees("전체 — 8건")
        assert reader.sees("광주 서구, 이웃 돌봄 모임 200명 모집")
        assert reader.sees("[파일 1개] 표시가 남지 않습니다")
        assert reader.main.pane is Pane.LIST


async def test_every_key_finds_and_the_title_is_the_text_and_the_number_of_articles(library: Library) -> None:
    async with reading(library) as reader:
        titles = []
        for key in ("slash", *"돌봄"):
            await reader.press(key)
            titles.append(reader.title)
        assert titles == ["전체 — 8건", "돌 — 2건", "돌봄 — 2건"]
        assert reader.sees("돌봄 — 2건")


async def test_where_a_key_brings_nothing_the_rows_before_it_stay_dimmed_and_are_no_results(library: Library) -> None:
    async with reading(library) as reader:
        await reader.type("돌봄ㅋㅋ")
        assert reader.title == "돌봄ㅋㅋ — 0건"
        assert reader.main.session.shown.dimmed
        assert reader.sees("광주시, 통합돌봄 성과 나눈다")
        assert reader.sees("돌봄ㅋㅋ — 0건. 바로 앞 결과를 흐리게 남겼습니다.")
        assert set(reader.main.session.shown.facets.places.values()) <= {0}
        await reader.press("enter")
        assert reader.main.pane is Pane.SEARCH
        await reader.press("backspace", "backspace")
        assert not reader.main.session.shown.dimmed


async def test_enter_leaves_the_box_for_the_first_row_and_does_not_open_it(library: Library) -> None:
    async with reading(library) as reader:
        await reader.type("돌봄")
        await reader.burst("enter", "enter")
        assert reader.main.pane is Pane.LIST
        assert reader.main.headlines.cursor == 0
        headline = reader.main.current()
        assert headline is not None
        assert not headline.marked.read


async def test_a_syllable_that_comes_after_enter_is_no_command(library: Library) -> None:
    async with reading(library) as reader:
        await reader.type("돌")
        await reader.burst("enter", "ㅠ")
        headline = reader.main.current()
        assert headline is not None
        assert not headline.marked.saved


async def test_escape_gives_the_view_and_the_row_before_the_search_back(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("j", "j")
        before = reader.under_cursor()
        await reader.type("돌봄")
        await reader.press("escape")
        assert (reader.title, reader.under_cursor()) == ("전체 — 8건", before)
        assert reader.main.pane is Pane.LIST


async def test_escape_in_the_list_of_a_search_goes_back_as_well(library: Library) -> None:
    async with reading(library) as reader:
        await reader.type("돌봄")
        await reader.press("enter", "escape")
        assert reader.title == "전체 — 8건"
        assert reader.main.line.box.value == ""


@pytest.mark.parametrize("text", ["[/]", "[bold]", "[", "]", "[red]돌봄[/]", "\\[", '"', "-", "구:"])
async def test_what_looks_like_markup_or_half_a_filter_is_only_text(library: Library, text: str) -> None:
    async with reading(library) as reader:
        await reader.type(text)
        assert reader.sees(f"{text} — ")
        assert reader.sees("/ " + text)


async def test_a_headline_that_looks_like_markup_is_only_text(library: Library) -> None:
    async with reading(library) as reader:
        await reader.type("꺾쇠")
        assert reader.sees("광주 동구 [/] 꺾쇠")
        await reader.press("enter", "c")
        assert await reader.shows("[/] 꺾쇠 [bold]든 제목[/bold]")


async def test_a_filter_being_typed_is_hinted_and_a_wrong_one_is_named_with_the_list_still_there(
    library: Library,
) -> None:
    async with reading(library) as reader:
        await reader.type("구:서ㄱ")
        assert reader.title == "구:서ㄱ — 2건"
        assert reader.sees("구: 서구")
        await reader.press("escape")
        await reader.type("날짜:2024-13")
        assert not reader.sees("없는 날짜입니다")
        await reader.press("space")
        assert reader.sees("없는 날짜입니다: 2024-13")
        assert reader.sees("— 8건")


async def test_the_list_follows_the_cursor_of_the_sidebar_and_zero_drops_the_filters(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("1", *["down"] * 6)
        assert reader.title == "서구 — 2건"
        await reader.press("enter")
        assert reader.main.pane is Pane.LIST
        await reader.press("0")
        assert reader.title == "전체 — 8건"


async def test_the_keyboard_walks_on_over_a_row_of_the_sidebar_that_has_no_article(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("1")
        passed = []
        for _ in range(40):
            await reader.press("j")
            row = reader.main.sidebar.current
            assert row is not None
            passed.append((row.label, row.count))
        assert ("나중에 읽기", 0) in passed
        assert passed[-1][0] == "매체 미상"
        assert reader.title == "매체 미상 — 1건"


async def test_space_in_the_sidebar_adds_a_second_value(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("1", *["down"] * 5, "space", "down")
        assert reader.title == "동구, 서구 — 4건"


async def test_moving_marks_nothing_and_opening_marks_as_read(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("j", "k")
        assert library.find(Query.parse("상태:안읽음 ")).total == 8
        await reader.press("enter")
        assert reader.main.pane is Pane.READ
        assert library.find(Query.parse("상태:안읽음 ")).total == 7


async def test_what_becomes_read_stays_in_an_unread_view_until_that_is_left(library: Library) -> None:
    async with reading(library) as reader:
        await reader.type("상태:안읽음 ")
        await reader.press("enter")
        await reader.pilot.pause(0.25)
        await reader.press("enter", "n", "n")
        assert len(reader.main.headlines.rows) == 8
        assert reader.main.session.shown.facets.unread == 5
        await reader.press("r")
        assert len(reader.main.headlines.rows) == 5


async def test_space_reads_page_by_page_and_then_the_next_article(library: Library) -> None:
    async with reading(library, (120, 24)) as reader:
        first = reader.under_cursor()
        await reader.press("space")
        assert reader.under_cursor() == first
        for _ in range(6):
            await reader.press("space")
        assert reader.under_cursor() != first
        assert library.find(Query.parse("상태:읽음 ")).total >= 2


async def test_n_opens_the_next_unread_and_says_when_there_is_none(library: Library) -> None:
    async with reading(library) as reader:
        for _ in range(7):
            await reader.press("n")
        assert reader.main.headlines.cursor == 7
        await reader.press("n")
        assert reader.footer == "이쪽으로는 안 읽은 기사가 더 없습니다."
        await reader.press("p")
        assert reader.main.headlines.cursor == 0
        await reader.press("p")
        assert reader.footer == "안 읽은 기사가 없습니다."


async def test_saving_is_said_and_can_be_undone_and_done_again(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("b")
        assert reader.footer.startswith("담았습니다. 이 화면을 닫으면 사라집니다")
        assert "Ctrl+Z 되돌리기" in reader.footer
        assert library.find(Query.parse("상태:저장 ")).total == 1
        await reader.press("ctrl+z")
        assert reader.footer.startswith("되돌렸습니다:")
        assert library.find(Query.parse("상태:저장 ")).total == 0
        await reader.press("ctrl+y")
        assert library.find(Query.parse("상태:저장 ")).total == 1
        await reader.press("ctrl+z", "ctrl+z")
        assert reader.footer == "되돌릴 것이 없습니다."


async def test_the_saved_list_opens_by_four_and_says_when_it_is_empty(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("4")
        assert reader.title == "나중에 읽기 — 0건"
        assert reader.sees("담아 둔 기사가 없습니다.")
        await reader.press("0", "b", "4")
        assert reader.title == "나중에 읽기 — 1건"


async def test_the_hangul_layout_moves_marks_and_explains_itself_once(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("ㅓ", "ㅓ", "ㅏ")
        assert reader.main.headlines.cursor == 1
        assert reader.footer.startswith("한글 자판에서는")
        await reader.press("ㅠ", "ㅠ")
        assert library.find(Query.parse("상태:저장 ")).total == 1


@pytest.mark.parametrize("jamo", ["ㅡ", "ㅅ"])
async def test_a_jamo_pressed_twice_opens_a_question_with_nothing_in_its_line(library: Library, jamo: str) -> None:
    async with reading(library) as reader:
        await reader.burst(jamo, jamo)
        await reader.press(jamo)
        assert isinstance(reader.app.screen, Ask)
        assert reader.app.screen.query_one(Input).value == ""
        await reader.press(*"확인", "enter")
        assert reader.main.pane is Pane.LIST
        headline = reader.main.current()
        assert headline is not None
        assert "확인" in (headline.marked.note, *headline.marked.tags)


async def test_a_jamo_pressed_twice_widens_the_text_and_shows_the_reasons_once(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("ㅋ", "ㅋ")
        assert reader.main.wide
        await reader.press("ㅈ", "ㅈ")
        assert reader.sees("판단 근거")


async def test_a_message_gives_way_to_the_next_key(library: Library) -> None:
    async with reading(library) as reader:
        keys = reader.footer
        await reader.press("escape")
        assert reader.footer == "끝내려면 q를 누르세요."
        await reader.press("down")
        assert reader.footer == keys


async def test_a_message_gives_way_to_a_click_on_another_pane(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("escape")
        await reader.pilot.click(reader.main.reading)
        assert not reader.sees("끝내려면 q를 누르세요.")
        assert reader.footer.startswith("Space 다음 쪽")


async def test_the_first_jamos_notice_stays_while_jamo_are_typed_and_no_longer(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("ㅓ", "ㅓ")
        assert reader.footer.startswith("한글 자판에서는")
        await reader.press("down")
        assert not reader.sees("한글 자판에서는")


async def test_ctrl_c_in_the_box_tells_a_way_out_that_is_one_and_ctrl_q_is_none(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("ctrl+q")
        await reader.type("돌봄")
        await reader.press("ctrl+q", "ctrl+c")
        assert reader.footer == "끝내려면 Esc를 누른 뒤 q를 누르세요."
        await reader.press("escape")
        assert reader.app.is_running
        await reader.press("q")
        assert not reader.app.is_running


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_the_help_can_be_the_first_that_is_opened(library: Library, size: tuple[int, int]) -> None:
    async with reading(library, size) as reader:
        await reader.press("question_mark")
        assert await reader.shows("위아래로 움직이기")
        assert sum(bool(line.strip()) for line in reader.screen) > size[1] - 6


async def test_marking_a_whole_view_as_read_is_one_step_of_undo(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("!")
        assert reader.footer.startswith("8건을 읽음으로 표시했습니다.")
        await reader.press("ctrl+z")
        assert library.find(Query.parse("상태:안읽음 ")).total == 8


async def test_a_place_is_corrected_by_a_digit_and_the_counts_follow(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("c", "4")
        assert reader.footer.startswith("지역을 고쳤습니다: 서구 → 남구")
        assert reader.main.session.shown.facets.places[Place.NAM] == 2
        await reader.press("ctrl+z")
        assert reader.main.session.shown.facets.places[Place.NAM] == 1


async def test_notes_and_tags_are_asked_for_and_kept(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("m", *"확인", "enter")
        assert reader.footer.startswith("메모를 남겼습니다.")
        await reader.press("t", *"돌봄", "space", *"서구", "enter")
        headline = reader.main.current()
        assert headline is not None
        assert headline.marked.note == "확인"
        assert set(headline.marked.tags) == {"돌봄", "서구"}
        await reader.press("m", "escape")
        assert reader.app.screen is reader.main


async def test_the_order_changes_and_is_said(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("backslash")
        assert reader.footer == "차례: 오래된순"
        await reader.press("g")
        assert reader.under_cursor() == "광산구, 강변 자전거길 새로 포장"


async def test_why_shows_the_deciding_words_and_escape_the_text_again(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("w")
        assert reader.sees("판단 근거")
        await reader.press("escape")
        assert not reader.sees("판단 근거")
        assert reader.sees("홀로 사는 주민을 살피는")


async def test_hits_in_the_text_are_gone_through(library: Library) -> None:
    async with reading(library, (120, 20)) as reader:
        await reader.type("30째")
        await reader.press("enter", "full_stop")
        assert reader.sees("30째 문단입니다")


async def test_the_citation_is_copied_whole(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr("reader.ui.clipboard.copy", lambda text, write: copied.append(text) or True)
    async with reading(library) as reader:
        await reader.press("apostrophe")
        assert reader.footer == "인용 문구를 복사했습니다."
        await reader.press("y")
        assert reader.footer == "주소를 복사했습니다."
        await reader.press("j", "y", "o")
    citation = "박예시, “광주 서구, 이웃 돌봄 모임 200명 모집”, 예시일보, 2024. 3. 14., https://news.example/1"
    assert copied[:2] == [citation, "https://news.example/1"]
    assert copied[2].startswith("“서구 작은도서관, 밤 9시까지 연다”, 매체 미상")


async def test_over_ssh_the_address_is_copied_and_that_is_said(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22")
    monkeypatch.delenv("BROWSER", raising=False)
    copied: list[str] = []
    monkeypatch.setattr("reader.ui.clipboard.copy", lambda text, write: copied.append(text) or True)
    async with reading(library) as reader:
        await reader.press("o")
        assert reader.footer == "원격 접속이라 브라우저를 열 수 없어 주소를 복사했습니다."
        assert copied == ["https://news.example/1"]
        await reader.press("j", "o")
        assert reader.footer == "원문 주소가 없는 기사입니다."


async def test_q_steps_back_and_leaves_at_the_top_where_escape_only_says_how(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("enter", "q")
        assert reader.main.pane is Pane.LIST
        await reader.press("escape")
        assert reader.footer == "끝내려면 q를 누르세요."
        await reader.press("q")
        assert reader.app._exit


async def test_ctrl_c_says_how_to_leave_in_our_words(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("ctrl+c")
        assert reader.footer == "끝내려면 q를 누르세요."


async def test_the_palette_finds_commands_by_half_typed_words_and_does_them(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("ctrl+p")
        assert isinstance(reader.app.screen, Palette)
        await reader.press(*"담ㄱ")
        assert await reader.shows("나중에 읽기에 담기, 빼기")
        await reader.press("enter")
        assert library.find(Query.parse("상태:저장 ")).total == 1
        await reader.press("ctrl+p", *"없는명령")
        assert await reader.shows("그런 명령이 없습니다.")
        await reader.press("escape")
        assert reader.app.screen is reader.main


async def test_help_opens_from_the_box_too_and_closes(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("slash", "f1")
        assert isinstance(reader.app.screen, Help)
        assert await reader.shows("나중에 읽기에 담기, 빼기")
        await reader.press("escape")
        assert reader.main.pane is Pane.SEARCH


def test_help_names_every_key_of_the_table_and_fits() -> None:
    for width in (36, 56, 96):
        assert max(cells(line) for line in help_lines(width)) <= width
    words = {word for line in help_lines(96) for word in line.split()}
    assert {shown(key) for entry in COMMANDS for key in entry.keys[:1]} <= words


def test_the_palette_offers_by_half_syllables() -> None:
    assert [entry.action for entry in matching("인ㅇ")] == ["copy_citation"]
    assert len(matching("")) == len([entry for entry in COMMANDS if entry.palette])


def test_every_action_of_the_table_is_done_by_a_method() -> None:
    kinds = (Moves, Opening, Views, Searching, Commands, Stories, Rare, Feeds)
    done = {name.removeprefix("do_") for kind in kinds for name in vars(kind) if name.startswith("do_")}
    assert done == {entry.action for entry in COMMANDS}


async def test_hangul_is_composed_in_the_box_with_the_input_method_off(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("f8", *"ehfqha")
        assert reader.main.line.box.value == "돌봄"
        assert reader.title == "돌봄 — 2건"
        await reader.press("backspace")
        assert reader.main.line.box.value == "돌보"


async def test_the_terminals_cursor_stands_where_an_input_method_composes(library: Library) -> None:
    async with reading(library) as reader:
        await reader.type("돌봄")
        assert reader.app.cursor_position.y == 0
        assert reader.app.cursor_position.x >= cells(" / 돌봄")


@pytest.mark.parametrize(
    ("size", "panes"),
    [
        ((120, 40), {Pane.SIDE, Pane.LIST, Pane.READ}),
        ((110, 30), {Pane.SIDE, Pane.LIST, Pane.READ}),
        ((109, 30), {Pane.LIST, Pane.READ}),
        ((70, 24), {Pane.LIST, Pane.READ}),
        ((69, 24), {Pane.LIST}),
        ((40, 10), {Pane.LIST}),
        ((39, 10), set()),
        ((80, 9), set()),
    ],
)
async def test_the_panes_follow_the_size(library: Library, size: tuple[int, int], panes: set[Pane]) -> None:
    async with reading(library, size) as reader:
        assert reader.main.seen == panes
        assert reader.sees("창을 40×10보다 크게 하세요.") is (not panes)
        assert {cells(line) for line in reader.screen} == {size[0]}


async def test_the_keys_stay_in_their_pane_through_a_window_that_was_too_small(library: Library) -> None:
    async with reading(library, (120, 40)) as reader:
        for size in ((20, 6), (120, 40)):
            await reader.pilot.resize_terminal(*size)
            await reader.pilot.pause()
        await reader.press("?", "escape", "j")
        assert reader.main.line.box.value == ""
        assert reader.main.headlines.has_focus
        assert reader.main.headlines.cursor == 1


async def test_an_open_article_stays_open_at_its_place_through_every_size(library: Library) -> None:
    async with reading(library, (120, 20)) as reader:
        await reader.press("enter", "space")
        before = reader.main.reading._kept
        assert before is not None
        for size in ((80, 24), (60, 20), (30, 8), (120, 20)):
            await reader.pilot.resize_terminal(*size)
            await reader.pilot.pause()
        assert reader.main.reading.article is not None
        assert reader.main.reading.article.title == "광주 서구, 이웃 돌봄 모임 200명 모집"
        assert reader.main.reading._kept == before


async def test_on_a_narrow_screen_the_places_open_beside_the_list(library: Library) -> None:
    async with reading(library, (80, 24)) as reader:
        await reader.press("f")
        assert reader.main.seen == {Pane.SIDE, Pane.LIST}
        await reader.press("f")
        assert reader.main.seen == {Pane.LIST, Pane.READ}


async def test_the_text_can_take_the_whole_width(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("z")
        assert reader.main.seen == {Pane.READ}
        await reader.press("escape")
        assert reader.main.seen == {Pane.SIDE, Pane.LIST, Pane.READ}
        assert reader.main.pane is Pane.READ


async def test_ones_own_district_is_the_view_that_opens(library: Library) -> None:
    async with reading(library, settings=Settings(place="seo")) as reader:
        assert reader.title == "서구 — 2건"
        await reader.press("0")
        assert reader.title == "전체 — 8건"


async def test_files_are_kept_by_i_with_the_marks_made_on_them(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.home = tmp_path / "home"
    async with reading(library) as reader:
        await reader.press("b", "i")
        await reader.app.workers.wait_for_complete()
        await reader.pilot.pause(0.2)
        assert reader.sees("[파일 1개] 보관함에 담았습니다")
        assert reader.footer.startswith("새 기사 8")
    with Library.open(tmp_path / "home") as kept:
        assert kept.find(Query.parse("상태:저장 ")).total == 1


async def test_news_wait_behind_a_badge_and_r_brings_them_in_without_moving_the_cursor(tmp_path: Path) -> None:
    with news.archive(tmp_path, tmp_path / "home") as library, Library.open(tmp_path / "home") as other:
        async with reading(library) as reader:
            await reader.press("j", "j")
            before, under = reader.screen, reader.under_cursor()
            newer = [{"title": f"광주 북구, 새 소식 {n}", "published": "2024-03-20"} for n in range(5)]
            for _ in other.import_paths([str(news.write(tmp_path / "newer.jsonl", newer))]):
                pass
            await reader.pilot.pause(1.3)
            assert reader.sees("새 기사 5건 — r로 보기")
            assert reader.screen[1:] == before[1:]
            await reader.press("r")
            assert reader.title.startswith("전체 — 13건")
            assert reader.under_cursor() == under
            assert not reader.sees("r로 보기")


async def test_marks_made_by_another_process_appear_where_their_rows_stand_and_nothing_moves(tmp_path: Path) -> None:
    with news.archive(tmp_path, tmp_path / "home") as library, Library.open(tmp_path / "home") as other:
        async with reading(library, (120, 16)) as reader:
            await reader.press("j", "j", "j", "j", "enter", "pagedown")
            under, listed, text = reader.under_cursor(), reader.main.headlines.scroll_y, reader.main.reading.scroll_y
            ids = [entry.headline.id for entry in other.front().entries]
            other.save([ids[3], ids[4]])
            other.read(ids[:2])
            await reader.pilot.pause(1.3)
            assert reader.main.headlines.headline(3).marked.saved
            assert reader.main.headlines.headline(0).marked.read
            assert reader.main.session.shown.facets.saved == 2
            assert reader.under_cursor() == under
            assert (reader.main.headlines.scroll_y, reader.main.reading.scroll_y) == (listed, text)


async def test_the_sample_says_what_it_is_and_that_marks_on_it_do_not_last() -> None:
    with Library.sample() as library:
        async with reading(library) as reader:
            assert reader.sees("예시판 · 지어낸 기사입니다")
            await reader.press("b")
            assert reader.footer.startswith("표시했습니다. 예시판을 닫으면 사라집니다.")


async def test_an_import_from_the_sample_leads_to_the_archive(tmp_path: Path) -> None:
    path = news.write(tmp_path / "own.jsonl", news.articles())
    with Library.sample() as library:
        library.home = tmp_path / "home"
        async with reading(library) as reader:
            await reader.press("i", *str(path), "enter")
            await reader.app.workers.wait_for_complete()
            await reader.pilot.pause(0.5)
            assert reader.app.library.home == tmp_path / "home"
            assert reader.sees("전체 — 8건")
            assert not reader.sees("예시판")


@pytest.mark.parametrize(
    ("environ", "theme"),
    [({}, "ansi-dark"), ({"COLORFGBG": "0;15"}, "ansi-light"), ({"COLORFGBG": "15;0"}, "ansi-dark")],
)
def test_the_theme_follows_the_terminals_background(environ: dict[str, str], theme: str) -> None:
    assert terminal_theme(environ) == theme
