"""The list of headlines as it is drawn, moved through and refreshed."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import numpy as np
import pytest
from textual import events

from reader.library.values import Entry
from reader.model import Headline, Published
from reader.ui.blocks import by_day, plain
from reader.ui.cells import use_ambiguous
from reader.ui.days import day_key, row_day, separator
from reader.ui.widgets.headlines import Headlines
from tests.ui.drawn import Alone, headline, in_month, lines, on_day, trimmed, width_of

TODAY = date(2026, 2, 22)
NEWS = (
    headline(
        1,
        "서구, 방문의료와 퇴원환자 돌봄을 한데 묶어 강화",
        on_day(date(2026, 1, 15), certain=False),
        outlet="예시일보",
    ),
    headline(2, "서구, 골목경제에 인공지능 첫 시도", on_day(date(2026, 1, 14)), outlet="견본신문", saved=True),
    headline(3, "[/] 이웃돌봄단 200명 모집 [bold]", on_day(date(2026, 1, 14), certain=False), read=True),
    headline(4, "청년 일자리 학교 문 열어", in_month(2026, 1)),
    headline(5, "여성친화도시 성과공유회", on_day(date(2025, 11, 24), certain=False), outlet="표본매일", read=True),
    headline(6, "언제인지 모를 소식", on_day(None, certain=False)),
)


def news(rows: Sequence[int]) -> list[Entry]:
    return [Entry.of(NEWS[row - 1]) for row in rows]


def widget(*, dense: bool = True) -> Headlines:
    made = Headlines(news)
    made.today, made.dense = TODAY, dense
    return made


def show(
    made: Headlines, rows: Sequence[int] = (1, 2, 3, 4, 5, 6), *, tail: Sequence[str] = (), **more: object
) -> None:
    made.show(rows, total=len(rows), title=f"서구 — {len(rows)}건", order="최신순", **more)  # type: ignore[arg-type]
    made.offer(tail)


async def test_rows_stand_under_their_days_and_flow_into_a_second_line() -> None:
    made = widget()
    async with Alone(made).run_test(size=(45, 21)):
        show(made)
        assert trimmed(made) == [
            " 서구 — 6건                           최신순",
            " 1월 15일(목) 추정",
            ">▪  서구, 방문의료와 퇴원환자 돌봄을 한데",
            "    묶어 강화                       예시일보",
            " 1월 14일(수)",
            " ▪* 서구, 골목경제에 인공지능 첫 시도",
            "                                    견본신문",
            "    [/] 이웃돌봄단 200명 모집 [bold]",
            "                            01.14? 매체 미상",
            " 1월 일자 미상",
            " ▪  청년 일자리 학교 문 열어",
            "                                   매체 미상",
            " 2025년 11월 24일(월) 추정",
            "    여성친화도시 성과공유회",
            "                                    표본매일",
            " 날짜 미상",
            " ▪  언제인지 모를 소식",
            "                                   매체 미상",
        ]


async def test_narrow_screens_have_one_line_rows_with_day_and_place() -> None:
    made = widget(dense=False)
    async with Alone(made).run_test(size=(80, 8)):
        made.highlight = lambda text: [(0, 2)] if text.startswith("서구") else []
        made.show((1, 2, 3, 4), total=4, title="서구 — 4건", order="관련도순", by_days=False)
        assert trimmed(made) == [
            " 서구 — 4건" + " " * 60 + "관련도순",
            ">▪  01.15? 서구   서구, 방문의료와 퇴원환자 돌봄을 한데 묶어 강화",
            " ▪* 01.14  서구   서구, 골목경제에 인공지능 첫 시도",
            "    01.14? 서구   [/] 이웃돌봄단 200명 모집 [bold]" + " " * 25 + "본문",
            " ▪  01월중 서구   청년 일자리 학교 문 열어" + " " * 33 + "본문",
        ]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (40, 10), (9, 5), (3, 3)])
@pytest.mark.parametrize("dense", [True, False])
async def test_every_line_is_as_wide_as_the_pane(size: tuple[int, int], dense: bool) -> None:
    made = widget(dense=dense)
    async with Alone(made).run_test(size=size):
        show(made, tail=["혹시 ‘골목’?"])
        assert len(lines(made)) == size[1]


@pytest.fixture
def wide_ambiguous() -> Iterator[None]:
    use_ambiguous(2)
    yield
    use_ambiguous(1)


@pytest.mark.usefixtures("wide_ambiguous")
async def test_lines_keep_their_width_where_ambiguous_characters_take_two_cells() -> None:
    made = Headlines(
        lambda rows: [
            Entry.of(headline(row, "‘7년의 돌봄…’ AI·VR — ★ 함께한 서구 “성과공유회”", NEWS[0].published))
            for row in rows
        ]
    )
    async with Alone(made).run_test(size=(45, 12)):
        show(made)
        assert {width_of(made.render_line(y).text, ambiguous=2) for y in range(12)} == {45}


@pytest.mark.parametrize(
    ("width", "title"),
    [
        (40, " …검색어와 다음 낱말 — 12건    관련도순"),
        (27, " …음 낱말 — 12건  관련도순"),
        (22, " …와 다음 낱말 — 12건"),
        (12, " …말 — 12건"),
    ],
)
async def test_the_title_is_cut_at_its_front_and_never_loses_its_count(width: int, title: str) -> None:
    made = widget()
    async with Alone(made).run_test(size=(width, 8)):
        made.show((1,), total=12, title="아주 길게 친 검색어와 다음 낱말 — 12건", order="관련도순")
        assert lines(made)[0].rstrip() == title


async def test_the_cursor_moves_by_rows_and_the_tail_is_reached_past_the_last() -> None:
    made = widget()
    app = Alone(made)
    async with app.run_test(size=(45, 30)):
        show(made, tail=["함께 다룬 기사 4건: 서구"])
        made.last()
        assert made.row == 6
        made.move(1)
        assert made.row is None
        assert trimmed(made)[-1] == ">   함께 다룬 기사 4건: 서구"
        made.move(1)
        made.first()
        assert made.position == (1, 6)


class Told(Alone):
    """Keeps what the list says."""

    def on_headlines_moved(self, message: Headlines.Moved) -> None:
        self.told.append(("moved", message.row))

    def on_headlines_opened(self, message: Headlines.Opened) -> None:
        self.told.append(("opened", message.row))

    def on_headlines_offered(self, message: Headlines.Offered) -> None:
        self.told.append(("offered", message.index))


async def test_moving_opening_and_taking_an_offer_are_told() -> None:
    made = widget()
    app = Told(made)
    async with app.run_test(size=(45, 30)) as pilot:
        show(made, (1, 2), tail=["혹시 ‘골목’?"])
        await pilot.pause()
        for act in (lambda: made.move(1), made.open, lambda: made.move(1), made.open):
            act()
            await pilot.pause()
        assert app.told == [("moved", 1), ("moved", 2), ("opened", 2), ("moved", None), ("offered", 0)]


async def test_a_click_moves_and_a_second_click_opens() -> None:
    made = widget()
    app = Told(made)
    async with app.run_test(size=(45, 30)) as pilot:
        show(made)
        await pilot.click(Headlines, offset=(10, 5))
        await pilot.click(Headlines, offset=(10, 6))
        await pilot.click(Headlines, offset=(10, 4))
        await pilot.pause()
        assert app.told[-2:] == [("moved", 2), ("opened", 2)]


def many(rows: Sequence[int]) -> list[Entry]:
    return [Entry.of(headline(int(row), f"{row}째 소식", on_day(day_of(int(row))))) for row in rows]


def day_of(row: int) -> date:
    return date(2026, 1, 1) - timedelta(days=row // 40)


def keys_of(rows: Sequence[int]) -> np.ndarray:
    ordinals = np.array([day_of(0).toordinal()]) - np.asarray(rows) // 40
    return ordinals * 4


async def test_the_position_counts_what_is_not_yet_there() -> None:
    made = widget()
    async with Alone(made).run_test(size=(45, 20)):
        made.show((1, 2), total=35, title="전체 — 35건", order="최신순")
        assert made.position == (1, 35)


async def test_a_refresh_moves_neither_cursor_nor_scroll() -> None:
    made = Headlines(many, days=keys_of)
    async with Alone(made).run_test(size=(45, 20)) as pilot:
        made.show(range(100, 400), total=300, title="전체 — 300건", order="최신순")
        made.move(150)
        made.move(-3)
        await pilot.pause()
        before = lines(made)[1:]
        made.show(range(40, 400), total=360, title="전체 — 360건", order="최신순")
        await pilot.pause()
        assert made.row == 247
        assert lines(made)[1:] == before


async def test_the_nearest_row_left_is_taken_where_the_row_is_gone() -> None:
    made = widget()
    async with Alone(made).run_test(size=(45, 20)):
        show(made)
        made.move(2)
        show(made, (1, 2, 5, 6))
        assert made.row == 5


async def test_a_new_search_begins_at_the_top() -> None:
    made = widget()
    async with Alone(made).run_test(size=(45, 20)):
        show(made)
        made.last()
        show(made, keep=False)
        assert made.row == 1


async def test_rows_of_another_height_keep_the_row_under_the_cursor() -> None:
    made = Headlines(many, days=keys_of)
    async with Alone(made).run_test(size=(80, 20)) as pilot:
        made.show(range(1000), total=1000, title="전체 — 1000건", order="최신순")
        made.move(500)
        made.dense = False
        await pilot.pause()
        assert made.row == 500
        assert any(line.startswith(">") and "500째" in line for line in lines(made))


async def test_a_row_whose_mark_changed_is_fetched_again() -> None:
    marked = dict.fromkeys(range(1, 7), False)
    made = Headlines(
        lambda rows: [Entry.of(headline(row, "소식", NEWS[0].published, read=marked[row])) for row in rows]
    )
    async with Alone(made).run_test(size=(45, 20)):
        show(made)
        assert lines(made)[2].startswith(">▪")
        marked[1] = True
        made.forget([1])
        assert lines(made)[2].startswith(">  ")


async def test_a_row_whose_article_became_one_with_another_is_drawn_without_it() -> None:
    made = Headlines(lambda rows: [entry for entry in news(rows) if entry.row != 2])
    async with Alone(made).run_test(size=(45, 20)):
        show(made, by_days=False)
        made.move(1)
        assert any(line.startswith(">▪  (제목 없음)") for line in lines(made))


async def test_an_empty_list_says_what_to_do_below_its_offers() -> None:
    made = widget()
    made.empty = "찾은 기사가 없습니다."
    async with Alone(made).run_test(size=(45, 10)):
        show(made, (), tail=["혹시 ‘골목’?"])
        assert trimmed(made)[1:] == [">   혹시 ‘골목’?", "", " 찾은 기사가 없습니다."]
        show(made, ())
        assert trimmed(made)[1:] == ["", " 찾은 기사가 없습니다."]


async def test_only_rows_in_sight_are_fetched_of_a_hundred_thousand() -> None:
    fetched: list[int] = []

    def fetch(rows: Sequence[int]) -> list[Headline]:
        fetched.extend(map(int, rows))
        return many(rows)

    made = Headlines(fetch, days=keys_of)
    async with Alone(made).run_test(size=(45, 40)) as pilot:
        rows = np.arange(100_000)
        began = time.perf_counter()
        made.show(rows, total=100_000, title="전체 — 100000건", order="최신순")
        lines(made)
        assert time.perf_counter() - began < 0.4
        await pilot.pause()
        made.last()
        lines(made)
        assert made.row == 99_999
        assert len(set(fetched)) < 100


async def test_a_long_result_without_day_keys_says_the_days_in_its_rows() -> None:
    made = Headlines(many)
    async with Alone(made).run_test(size=(45, 6)):
        made.show(range(10_000), total=10_000, title="전체 — 10000건", order="최신순")
        assert lines(made)[1:3] == [">▪  0째 소식" + " " * 33, " " * 29 + "01.01 매체 미상 "]


DAYS = [on_day(date(2026, 1, 15), certain=False), on_day(date(2026, 1, 15)), in_month(2026, 1), on_day(None)]


def test_many_rows_fall_into_the_same_blocks_as_few() -> None:
    keys = [day_key(day) for day in DAYS for _ in range(1000)]
    few = [day_key(day) for day in DAYS]
    many_blocks, few_blocks = by_day(np.array(keys), 2), by_day(few, 2)
    assert [start // 1000 for start in many_blocks.starts] == list(few_blocks.starts) == [0, 2, 3]
    assert many_blocks.keys == few_blocks.keys
    assert many_blocks.estimated == few_blocks.estimated == (False, True, False)


@pytest.mark.parametrize("height", [1, 2])
def test_every_line_belongs_to_one_row_or_separator(height: int) -> None:
    blocks = by_day([40, 40, 36, 32, 32, 32, 0], height)
    rows = [spot.row for spot in map(blocks.at, range(blocks.total)) if spot is not None]
    assert len(rows) == 7 * height + 4
    for row in range(7):
        assert rows.index(row) == blocks.line_of(row)
        assert rows.count(row) == height
    assert blocks.at(-1) is blocks.at(blocks.total) is None
    assert plain(3, height).total == 3 * height


@pytest.mark.parametrize(
    ("published", "today", "estimated", "words"),
    [
        (on_day(date(2026, 1, 14)), TODAY, False, "1월 14일(수)"),
        (on_day(date(2026, 1, 14), certain=False), TODAY, True, "1월 14일(수) 추정"),
        (on_day(date(2025, 11, 24), certain=False), TODAY, True, "2025년 11월 24일(월) 추정"),
        (on_day(date(2026, 1, 14)), None, False, "2026년 1월 14일(수)"),
        (in_month(2026, 1), TODAY, True, "1월 일자 미상"),
        (in_month(2025, 12), TODAY, True, "2025년 12월 일자 미상"),
        (on_day(None), TODAY, True, "날짜 미상"),
    ],
)
def test_separators_say_how_much_is_known_of_a_day(
    published: Published, today: date | None, estimated: bool, words: str
) -> None:
    assert separator(day_key(published), estimated, today) == words


@pytest.mark.parametrize(
    ("published", "words"),
    [
        (on_day(date(2026, 1, 4)), "01.04"),
        (on_day(date(2026, 1, 4), certain=False), "01.04?"),
        (in_month(2026, 11), "11월중"),
        (on_day(None), "미상"),
    ],
)
def test_rows_say_how_much_is_known_of_a_day(published: Published, words: str) -> None:
    assert row_day(published) == words


async def test_the_wheel_scrolls_and_leaves_the_cursor() -> None:
    made = Headlines(many, days=keys_of)
    async with Alone(made).run_test(size=(45, 20)) as pilot:
        made.show(range(400), total=400, title="전체 — 400건", order="최신순")
        await pilot.pause()
        made.post_message(events.MouseScrollDown(made, 5, 5, 0, 1, 0, False, False, False))
        await pilot.pause()
        await pilot.pause(0.3)
        assert made.scroll_offset.y > 0
        assert made.row == 0


@pytest.mark.parametrize("key", ["down", "pagedown", "end", "j"])
async def test_no_key_is_the_lists_own(key: str) -> None:
    made = Headlines(many, days=keys_of)
    async with Alone(made).run_test(size=(45, 20)) as pilot:
        made.show(range(400), total=400, title="전체 — 400건", order="최신순")
        await pilot.press(key)
        assert (made.row, made.scroll_offset.y) == (0, 0)
