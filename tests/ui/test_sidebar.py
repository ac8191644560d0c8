"""The sidebar and the line of places, as they are drawn and chosen from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from reader.library.values import SavedSearch
from reader.model import Facets, Institution, Place
from reader.query import Field, Filter, Query
from reader.ui.facet_rows import place_choice, side_rows
from reader.ui.outline import Choice, Folding, Outline, SideRow, joined
from reader.ui.view import View
from reader.ui.widgets.place_line import PlaceLine
from reader.ui.widgets.sidebar import Sidebar
from tests.ui.drawn import Alone, lines, trimmed, width_of

TODAY = date(2026, 2, 22)
COUNTS = Facets(
    total=35,
    places={Place.CITY: 12, Place.DONG: 3, Place.SEO: 17, Place.NAM: 1, Place.BUK: 1, Place.GWANGSAN: 1},
    institutions={
        (Place.CITY, Institution.CITY_HALL): 6,
        (Place.CITY, None): 2,
        (Place.CITY, Institution.CITY_COUNCIL): 3,
        (Place.CITY, Institution.EDUCATION_OFFICE): 1,
        (Place.SEO, Institution.DISTRICT_OFFICE): 14,
        (Place.SEO, Institution.DISTRICT_COUNCIL): 1,
    },
    days={date(2026, 1, 15): 2, date(2026, 1, 14): 8, date(2026, 1, 13): 3, date(2025, 11, 24): 2},
    months={(2026, 1): 15, (2025, 11): 2},
    month_only={(2026, 1): 2},
    outlets={"예시일보": 1, "견본경제신문": 1, "표본복지신문": 2, None: 13},
    unread=15,
    saved=1,
    unread_places=frozenset({Place.SEO}),
)


class Told(Alone):
    """Keeps what is chosen, and answers as the application does: with the choice shown again."""

    def on_sidebar_chosen(self, message: Sidebar.Chosen) -> None:
        self.told.append(" ".join(map(str, message.filters)))

    def on_place_line_chosen(self, message: PlaceLine.Chosen) -> None:
        self.told.append(" ".join(map(str, message.filters)))


def labels(facets: Facets, outline: Outline | None = None) -> list[str]:
    return [row.label for row in side_rows(facets, outline or Outline())]


def row(facets: Facets, label: str, outline: Outline | None = None) -> SideRow:
    return next(row for row in side_rows(facets, outline or Outline()) if row.label == label)


def test_what_is_not_counted_yet_has_no_number() -> None:
    early = Facets(total=35, places={**COUNTS.places, Place.SEO: 0}, counted=False)
    outline = Outline(folding=Folding(frozenset({"seo"})))
    shown = {each.label: each.count for each in side_rows(early, outline) if each.can_stand}
    assert [shown[label] for label in ("전체", "광주시", "동구", "서구")] == [35, 12, 3, 0]
    assert [shown[label] for label in ("시청 등", "시의회", "교육청", "안 읽음", "나중에 읽기")] == [None] * 5
    assert shown["구청"] == 0, "of none there are none"
    assert not row(early, "시의회").roles, "it is not known to be empty"


async def test_the_tree_is_drawn_with_counts_at_its_right() -> None:
    side = Sidebar()
    async with Alone(side).run_test(size=(22, 40)):
        side.show(COUNTS, place_choice(Place.SEO), TODAY)
        assert trimmed(side) == [
            " gjnews",
            " 지역",
            "   전체            35",
            "   광주시          12",
            "     시청 등        8",
            "     시의회         3",
            "     교육청         1",
            "   동구             3",
            " > 서구            17",
            "   남구             1",
            "   북구             1",
            "   광산구           1",
            "   기타 지역        0",
            "   지역 미상        0",
            "",
            " 날짜",
            " ▾ 2026년 1월      15",
            "     15일(목)       2",
            "     14일(수)       8",
            "     13일(화)       3",
            "     일자 미상      2",
            " ▸ 2025년 11월      2",
            "",
            " 내 목록",
            "   안 읽음         15",
            "   나중에 읽기      1",
            "",
            " ▾ 매체",
            "   표본복지신문     2",
            "   견본경제신문     1",
            "   예시일보         1",
            "   매체 미상       13",
        ]


@pytest.mark.parametrize("size", [(22, 40), (30, 24), (60, 20), (10, 8), (4, 4)])
async def test_every_line_is_as_wide_as_the_pane(size: tuple[int, int]) -> None:
    side = Sidebar()
    async with Alone(side).run_test(size=size):
        side.show(COUNTS, (), TODAY, Place.SEO)
        assert len(lines(side)) == size[1]


@pytest.mark.parametrize("chosen", [row.choice for row in side_rows(COUNTS, Outline()) if row.choice])
def test_every_choice_is_a_query_that_can_be_typed(chosen: Choice) -> None:
    query = Query().with_filters(chosen)
    assert Query.parse(f"{query} ") == query.closed()
    assert not query.problems()


def test_the_numbers_of_a_place_add_up() -> None:
    rows = side_rows(COUNTS, Outline(folding=Folding(frozenset({"seo"}))))
    tops = [each.count or 0 for each in rows if each.choice and each.level == 1 and each.choice[0].field is Field.PLACE]
    assert sum(tops) == COUNTS.total
    for place, count in ((Place.CITY, 12), (Place.SEO, 17)):
        inside = [
            each.count or 0 for each in rows if each.level == 2 and (each.choice or ())[:1] == place_choice(place)
        ]
        assert sum(inside) == count


def test_what_is_left_of_a_place_excludes_the_bodies_named() -> None:
    assert str(Query().with_filters(row(COUNTS, "시청 등").choice or ())).strip() == "지역:광주시 -기관:시의회,교육청"


def test_recent_days_are_left_out_where_no_article_is_recent() -> None:
    assert "오늘" not in labels(COUNTS)
    assert labels(COUNTS, Outline(with_recent=True))[15:18] == ["오늘", "어제", "최근 7일"]


async def test_recent_days_once_there_stay() -> None:
    side = Sidebar()
    async with Alone(side).run_test(size=(22, 40)):
        side.show(replace(COUNTS, today=1, last_7_days=2), (), TODAY)
        side.show(COUNTS, (), TODAY)
        assert "   오늘             0" in trimmed(side)


def test_a_month_opens_for_a_day_chosen_in_it_though_none_matches() -> None:
    chosen = (Filter(Field.DATE, ("2025-10-03",)),)
    assert row(COUNTS, "3일(금)", Outline(chosen)).count == 0


def test_months_but_the_newest_are_shut_until_opened() -> None:
    assert "24일(월)" not in labels(COUNTS)
    assert "24일(월)" in labels(COUNTS, Outline(folding=Folding().turned("2025-11", True)))
    assert "15일(목)" not in labels(COUNTS, Outline(folding=Folding().turned("2026-01", False)))


def test_ten_outlets_are_shown_and_the_rest_counted() -> None:
    many = replace(COUNTS, outlets={f"예시{n:02}신문": 40 - n for n in range(24)} | {None: 9})
    shown = labels(many)
    assert shown[shown.index("매체") + 1 :] == [f"예시{n:02}신문" for n in range(10)] + ["그 밖 14곳 ▸", "매체 미상"]
    assert row(many, "그 밖 14곳 ▸").count == sum(40 - n for n in range(10, 24))
    opened = labels(many, Outline(folding=Folding().turned("outlets_rest", True)))
    assert "예시23신문" in opened
    assert "그 밖 14곳" in opened


def test_tags_are_shut_and_notes_shown_only_where_there_are_some() -> None:
    assert "태그" not in labels(COUNTS)
    assert "메모한 기사" not in labels(COUNTS)
    marked = replace(COUNTS, tags={"예산": 2, "돌봄": 1}, noted=3)
    assert row(marked, "태그").count == 2
    assert row(marked, "메모한 기사").count == 3
    assert "돌봄" not in labels(marked)
    assert "돌봄" in labels(marked, Outline(folding=Folding().turned("tags", True)))


def test_values_of_one_filter_are_alternatives_and_filters_all_hold() -> None:
    day = (Filter(Field.DATE, ("2026-01",)),)
    together = joined([place_choice(Place.SEO), place_choice(Place.DONG), day, place_choice(Place.SEO)])
    assert " ".join(map(str, together)) == "지역:서구,동구 날짜:2026-01"


Act = Callable[[Sidebar], object]


@pytest.mark.parametrize(
    ("acts", "told"),
    [
        ([lambda side: side.move(6)], ["지역:서구"]),
        ([lambda side: side.move(6), Sidebar.add, lambda side: side.move(-1)], ["지역:서구", "지역:서구,동구"]),
        ([lambda side: side.move(6), Sidebar.add, lambda side: side.move(-6)], ["지역:서구"]),
        (
            [lambda side: side.move(6), Sidebar.add, Sidebar.add, lambda side: side.move(1)],
            ["지역:서구", "", "지역:남구"],
        ),
        (
            [lambda side: side.move(6), *[Sidebar.add] * 3, lambda side: side.move(1)],
            ["지역:서구", "", "지역:서구", "지역:서구,남구"],
        ),
        (
            [lambda side: side.move(6), Sidebar.add, lambda side: side.move(8)],
            ["지역:서구", "지역:서구 날짜:2026-01-14"],
        ),
        ([lambda side: side.move(6), Sidebar.add, Sidebar.last], ["지역:서구", "지역:서구 매체:미상"]),
        ([lambda side: side.move(6), Sidebar.clear], ["지역:서구", ""]),
        ([lambda side: side.move(3)], ["지역:광주시 기관:시의회"]),
        ([Sidebar.last], ["매체:미상"]),
        ([Sidebar.first], []),
    ],
)
async def test_the_choice_follows_the_cursor_and_what_was_added(acts: list[Act], told: list[str]) -> None:
    side = Sidebar()
    app = Told(side)
    async with app.run_test(size=(22, 40)) as pilot:
        side.show(COUNTS, (), TODAY)
        for act in acts:
            act(side)
            await pilot.pause()
            side.show(COUNTS, side.chosen, TODAY)
        assert app.told == told


GARDEN = SavedSearch("s-1", "통합돌봄", Query.parse("통합돌봄 "))
MERGER = SavedSearch("s-2", "행정통합 -교육", Query.parse("행정통합 -교육 "))


async def test_saved_searches_stand_between_ones_lists_and_the_tags_with_what_is_unread() -> None:
    side = Sidebar()
    app = Told(side)
    async with app.run_test(size=(22, 50)) as pilot:
        side.show(replace(COUNTS, tags={"예산": 2, "돌봄": 1}), (), TODAY)
        assert "저장한 검색" not in "".join(trimmed(side))
        side.show_searches(((GARDEN, 4), (MERGER, None)))
        shown = trimmed(side)
        at = shown.index(" 저장한 검색")
        assert shown[at - 2 : at + 5] == [
            "   나중에 읽기      1",
            "",
            " 저장한 검색",
            "   통합돌봄         4",
            "   행정통합 -교육",
            "",
            " ▸ 태그             2",
        ]
        await pilot.click(Sidebar, offset=(5, at + 1))
        await pilot.pause()
        assert side.chosen == (GARDEN,)
        side.move(1)
        assert side.chosen == (MERGER,)


async def test_where_no_search_is_saved_the_key_that_saves_one_is_told() -> None:
    side = Sidebar()
    async with Alone(side).run_test(size=(22, 40)):
        side.show(COUNTS, (), TODAY)
        side.show_searches(())
        shown = trimmed(side)
        assert shown[shown.index(" 저장한 검색") + 1] == "   Ctrl+S로 저장"
        side.last()
        assert side.chosen == (Filter(Field.OUTLET, ("미상",)),)


async def test_a_saved_search_and_a_place_hold_together() -> None:
    side = Sidebar()
    async with Alone(side).run_test(size=(22, 50)):
        side.show(COUNTS, (), TODAY)
        side.show_searches(((GARDEN, 4),))
        side.move(6)
        side.add()
        while side.current is None or side.current.label != "통합돌봄":
            side.move(1)
        assert side.chosen == (*place_choice(Place.SEO), GARDEN)
        view = View(side.chosen)
        assert view.title(2) == "서구, 통합돌봄 — 2건"
        assert view.query == Query.parse("지역:서구 통합돌봄 ")


async def test_a_click_on_what_is_chosen_widens_again_and_another_chooses_it_again() -> None:
    side = Sidebar()
    app = Told(side)
    async with app.run_test(size=(22, 40)) as pilot:
        side.show(COUNTS, (), TODAY)
        for _ in range(3):
            await pilot.click(Sidebar, offset=(5, 10))
            await pilot.pause()
            await pilot.click(Sidebar, offset=(5, 17))
            await pilot.pause()
            await pilot.click(Sidebar, offset=(5, 17))
            await pilot.pause()
        assert app.told[1:3] == ["날짜:2026-01-15", ""]


async def test_added_rows_keep_a_mark() -> None:
    side = Sidebar()
    async with Alone(side).run_test(size=(22, 40)):
        side.show(COUNTS, (), TODAY)
        side.move(6)
        side.add()
        side.move(1)
        assert trimmed(side)[8:10] == ["  +서구            17", " > 남구             1"]


async def test_a_late_answer_does_not_draw_the_cursor_back() -> None:
    side = Sidebar()
    async with Alone(side).run_test(size=(22, 40)):
        side.show(COUNTS, (), TODAY)
        side.move(5)
        first = side.chosen
        side.move(1)
        side.show(COUNTS, first, TODAY)
        assert side.current is not None
        assert side.current.label == "서구"
        assert side.chosen == place_choice(Place.SEO)


async def test_an_empty_result_leaves_the_sections_where_they_are_at_nought() -> None:
    side = Sidebar()
    async with Alone(side).run_test(size=(22, 60)):
        side.show(COUNTS, (), TODAY)
        before = [row.label for row in side._rows]
        side.show(Facets(), (), TODAY)
        gone = set(before) - {row.label for row in side._rows}
        assert gone == {"일자 미상"}
        assert {row.count for row in side._rows if row.choice} == {0}
        side.show(replace(COUNTS, outlets={"예시일보": 1}, months={(2025, 11): 2}, days={}), (), TODAY)
        assert "표본복지신문" not in [row.label for row in side._rows]


async def test_a_choice_made_elsewhere_takes_the_cursor_to_its_row() -> None:
    side = Sidebar()
    async with Alone(side).run_test(size=(22, 40)):
        side.show(COUNTS, (), TODAY)
        side.move(6)
        side.show(COUNTS, (Filter(Field.STATE, ("저장",)),), TODAY)
        assert side.current is not None
        assert side.current.label == "나중에 읽기"
        side.show(COUNTS, (), TODAY)
        assert side.current.label == "전체"


async def test_districts_and_months_fold() -> None:
    side = Sidebar()
    async with Alone(side).run_test(size=(22, 40)):
        side.show(COUNTS, place_choice(Place.SEO), TODAY)
        assert not side.fold()
        assert side.unfold()
        assert trimmed(side)[8:12] == [
            ">▾ 서구            17",
            "     구청          14",
            "     구의회         1",
            "     그 밖          2",
        ]
        assert not side.unfold()
        assert side.fold()
        assert trimmed(side)[8:10] == [" > 서구            17", "   남구             1"]


async def test_the_outlets_are_shut_on_a_low_screen_unless_one_is_chosen() -> None:
    side = Sidebar()
    async with Alone(side).run_test(size=(22, 24)) as pilot:
        side.show(COUNTS, (), TODAY)
        side.last()
        assert side.current is not None
        assert side.current.label == "매체"
        assert side.toggle()
        side.move(1)
        await pilot.resize_terminal(22, 20)
        await pilot.pause()
        assert side.current.label == "표본복지신문"
        assert side.chosen == (Filter(Field.OUTLET, ("표본복지신문",)),)


async def test_ones_own_district_and_unread_places_are_told() -> None:
    side = Sidebar()
    async with Alone(side).run_test(size=(22, 40)):
        side.show(COUNTS, (), TODAY, Place.SEO)
        assert trimmed(side)[8] == " * 서구            17"
        bold = {
            "".join(segment.text for segment in side.render_line(y) if segment.style and segment.style.bold)
            for y in (7, 8)
        }
        assert any("서구" in text for text in bold)
        assert not any("동구" in text for text in bold)


async def test_a_click_chooses_and_folds() -> None:
    side = Sidebar()
    app = Told(side)
    async with app.run_test(size=(22, 40)) as pilot:
        side.show(COUNTS, (), TODAY)
        await pilot.click(Sidebar, offset=(5, 8))
        await pilot.click(Sidebar, offset=(1, 21))
        await pilot.pause()
        assert app.told[0] == "지역:서구"
        assert "     24일(월)       2" in trimmed(side)


LINE = " 전체 35  광주시 12  동구 3  [서구 17]  남구 1  북구 1  광산구 1  기타 0   f 더 "


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (80, LINE),
        (70, " 전체 35 광주시 12 동구 3 [서구 17] 남구 1 북구 1 광산구 1       f 더 "),
        (40, " 전체 35 광주시 12 [서구 17]       f 더 "),
    ],
)
async def test_places_stand_on_one_line_as_far_as_there_is_room(width: int, line: str) -> None:
    places = PlaceLine()
    async with Alone(places).run_test(size=(width, 1)):
        places.show(COUNTS, place_choice(Place.SEO))
        drawn = places.render_line(0).text
        assert width_of(drawn) == width
        assert drawn == line


async def test_large_numbers_give_way_to_the_width() -> None:
    places = PlaceLine()
    async with Alone(places).run_test(size=(80, 1)):
        places.show(replace(COUNTS, total=123456, places=dict.fromkeys(Place, 12345)), ())
        assert width_of(places.render_line(0).text) == 80
        assert places.render_line(0).text.startswith(" [전체 123456] ")


async def test_a_place_can_be_clicked() -> None:
    places = PlaceLine()
    app = Told(places)
    async with app.run_test(size=(80, 1)) as pilot:
        places.show(COUNTS, ())
        await pilot.click(PlaceLine, offset=(LINE.encode("euc-kr").index("동구".encode("euc-kr")) + 3, 0))
        await pilot.pause()
        assert app.told == ["지역:동구"]
