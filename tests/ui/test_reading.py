"""The reading pane as it is drawn, scrolled and searched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from reader.model import Article, Basis, Evidence, Institution, Kind, Marked, Place, Published
from reader.ui.cells import use_ambiguous
from reader.ui.widgets.reading import Reading
from tests.ui.drawn import Alone, lines, on_day, trimmed, width_of

BODY = (
    "광주광역시 서구는 24일 예시회관에서 ‘7년의 돌봄’을 주제로 성과공유회를 열었다.\n"
    "특히 서구는 ▲전화 한 통으로 이어지는 하루돌봄 운영을 비롯해 ▲첫 방문진료 ▲안부 확인 등 촘촘한 돌봄을 폈다.\n"
    "구청장은 “돌봄이 먼저”라고 말했다."
)
ARTICLE = Article(
    id="aaaa",
    kind=Kind.ARTICLE,
    title="서구, ‘7년의 돌봄’을 주제로 성과공유회…",
    title_derived=True,
    body=BODY,
    truncated=False,
    outlet="예시복지신문",
    reporter="이예시",
    agency=None,
    url=None,
    source="/news.txt",
    primary=Place.SEO,
    places=(Place.SEO,),
    institution=Institution.DISTRICT_OFFICE,
    published=on_day(date(2025, 11, 24), certain=False),
    captions=("왼쪽부터 차례로 선 사람들.",),
    credits=("예시구청",),
    evidence=(
        Evidence("place", "광주광역시 서구는", "lead", "seo", 3.0, "주체"),
        Evidence("place", "동구 예시회관", "lead", "dong", -1.0, "장소라 제외"),
        Evidence("date", "24일", "lead", "2025-11-24", 1.0, "행사일"),
        Evidence("date", "2025-11", "page", "2025-11", 0.5, "목록 날짜"),
    ),
)
LONG = replace(
    ARTICLE,
    id="long",
    body="\n".join(f"{n}번째 문단은 골목을 고친 이야기와 사람을 만난 이야기를 길게 전한다." for n in range(40)),
)


def find(word: str) -> Callable[[str], list[tuple[int, int]]]:
    return lambda text: [match.span() for match in re.finditer(word, text)]


async def test_an_article_is_set_under_a_quiet_header() -> None:
    pane = Reading()
    async with Alone(pane).run_test(size=(51, 26)):
        pane.show(ARTICLE, Marked(), position=(10, 12))
        assert trimmed(pane) == [
            " 기사 10/12                                   100%",
            " 서구, ‘7년의 돌봄’을 주제로 성과공유회…",
            " 제목 없이 온 글이라 첫 문장에서 따왔습니다.",
            "",
            " 서구 · 구청    2025년 11월 24일(월) 추정",
            " 예시복지신문   이예시 기자   본문의 날짜",
            "",
            " 광주광역시 서구는 24일 예시회관에서 ‘7년의",
            " 돌봄’을 주제로 성과공유회를 열었다.",
            "",
            " 특히 서구는",
            "  ▲ 전화 한 통으로 이어지는 하루돌봄 운영을 비롯해",
            "  ▲ 첫 방문진료",
            "  ▲ 안부 확인",
            " 등 촘촘한 돌봄을 폈다.",
            "",
            " 구청장은 “돌봄이 먼저”라고 말했다.",
            "",
            " 사진  왼쪽부터 차례로 선 사람들.  제공 예시구청",
        ]


@pytest.mark.parametrize("width", [30, 40, 44, 50])
async def test_no_part_of_the_header_is_broken_where_it_would_fit_a_line_of_its_own(width: int) -> None:
    pane = Reading()
    article = replace(ARTICLE, outlet="예시도시복지신문", published=replace(ARTICLE.published, basis=Basis.PAGE))
    async with Alone(pane).run_test(size=(width, 30)):
        pane.show(article, Marked(), position=(1, 1))
        header = trimmed(pane)[2:11]
        for part in ("예시도시복지신문", "이예시 기자", "목록 페이지의 날짜"):
            assert any(part in line for line in header), header


async def test_under_the_list_the_header_is_one_line() -> None:
    pane = Reading()
    pane.stacked = True
    async with Alone(pane).run_test(size=(80, 12)):
        pane.show(replace(ARTICLE, title_derived=False, reporter=None), Marked(), position=(1, 6), spans=find("돌봄"))
        assert trimmed(pane)[:5] == [
            "-- 기사 1/6" + " " * 49 + "찾은 곳 1/5  . 다음",
            " 서구, ‘7년의 돌봄’을 주제로 성과공유회…",
            " 서구 · 구청    2025년 11월 24일(월) 추정  본문의 날짜    예시복지신문",
            "",
            " 광주광역시 서구는 24일 예시회관에서 ‘7년의 돌봄’을 주제로 성과공유회를",
        ]


async def test_without_an_article_the_pane_says_what_to_do() -> None:
    pane = Reading()
    async with Alone(pane).run_test(size=(51, 10)):
        pane.show(None)
        assert trimmed(pane) == [" 기사", " 목록에서 기사를 고르세요."]
        pane.show(ARTICLE)
        pane.clear()
        assert trimmed(pane) == [" 기사", " 목록에서 기사를 고르세요."]


@pytest.mark.parametrize(
    ("url", "notice"),
    [
        (None, "여기까지 받은 글입니다. 원문 주소가 없습니다."),
        ("https://example.org/1", "여기까지 받은 글입니다. 뒷부분은 원문에서 보세요."),
    ],
)
async def test_a_text_that_was_cut_says_so(url: str | None, notice: str) -> None:
    pane = Reading()
    async with Alone(pane).run_test(size=(80, 30)):
        pane.show(replace(ARTICLE, body="광주광역시 서구...", truncated=True, url=url, captions=(), credits=()))
        assert trimmed(pane)[-1] == f" 광주광역시 서구…  {notice}"


async def test_marks_of_the_person_stand_in_the_header() -> None:
    pane = Reading()
    async with Alone(pane).run_test(size=(51, 30)):
        pane.show(ARTICLE, Marked(note="[/] 다시 볼 것", tags=("돌봄", "예산"), place=Place.CITY))
        text = "\n".join(trimmed(pane))
        assert "메모: [/] 다시 볼 것" in text
        assert "태그: 돌봄, 예산" in text
        assert "광주시 · 구청  관련 서구" in text


@pytest.mark.parametrize(
    ("published", "words"),
    [
        (on_day(date(2026, 1, 14)), "2026년 1월 14일(수)"),
        (on_day(date(2026, 1, 14), certain=False), "2026년 1월 14일(수) 추정"),
        (Published("2026-01", date(2026, 1, 1), date(2026, 1, 31), Basis.PAGE, False), "2026년 1월 일자 미상"),
        (
            Published("2026-01-14T09:30:00+09:00", date(2026, 1, 14), date(2026, 1, 14), Basis.FEED, True),
            "14일(수) 09:30",
        ),
        (Published("2026-11-22", None, None, Basis.IMPORT, False), "날짜 미상"),
    ],
)
async def test_the_header_says_how_much_is_known_of_the_day(published: Published, words: str) -> None:
    pane = Reading()
    async with Alone(pane).run_test(size=(51, 30)):
        pane.show(replace(ARTICLE, published=published))
        assert any(line.rstrip().endswith(words) for line in lines(pane))


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (51, 38), (12, 6), (3, 3)])
async def test_every_line_is_as_wide_as_the_pane_and_no_text_wider_than_76_cells(size: tuple[int, int]) -> None:
    pane = Reading()
    async with Alone(pane).run_test(size=size):
        pane.show(LONG, spans=find("골목"))
        assert all(width_of(line.rstrip()) <= 77 for line in lines(pane)[1:])


@pytest.fixture
def wide_ambiguous() -> Iterator[None]:
    use_ambiguous(2)
    yield
    use_ambiguous(1)


@pytest.mark.usefixtures("wide_ambiguous")
async def test_lines_keep_their_width_where_ambiguous_characters_take_two_cells() -> None:
    pane = Reading()
    async with Alone(pane).run_test(size=(51, 26)):
        pane.show(ARTICLE)
        assert {width_of(pane.render_line(y).text, ambiguous=2) for y in range(26)} == {51}


async def test_pages_lead_to_the_end_and_say_when_it_is_reached() -> None:
    pane = Reading()
    async with Alone(pane).run_test(size=(51, 20)):
        pane.show(LONG)
        assert pane.percent < 25
        pages = 0
        while pane.page_down():
            pages += 1
            assert pages < 30
        assert (pane.percent, pane.at_end) == (100, True)
        assert "사진" in trimmed(pane)[-1]
        pane.to_top()
        assert not pane.page_up()


async def test_a_page_keeps_its_last_line_in_sight() -> None:
    pane = Reading()
    async with Alone(pane).run_test(size=(51, 20)):
        pane.show(LONG)
        last = lines(pane)[-1]
        pane.page_down()
        assert lines(pane)[1] == last


async def test_the_same_article_keeps_its_place_and_another_begins_at_its_top() -> None:
    pane = Reading()
    async with Alone(pane).run_test(size=(51, 20)) as pilot:
        pane.show(LONG)
        pane.page_down()
        await pilot.pause()
        before = lines(pane)[1:]
        pane.show(LONG, Marked(read=True), position=(3, 9))
        assert lines(pane)[1:] == before
        pane.show(ARTICLE)
        assert pane.scroll_offset.y == 0


async def test_the_paragraph_at_the_top_stays_there_through_every_width() -> None:
    pane = Reading()
    async with Alone(pane).run_test(size=(51, 30)) as pilot:
        pane.show(LONG)
        pane.scroll_by(40)
        while "번째" not in lines(pane)[1]:
            pane.scroll_by(1)
        await pilot.pause()
        before = lines(pane)[1]
        paragraph = before.split()[0]
        for size in ((80, 24), (60, 20), (30, 12), (51, 30)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert lines(pane)[1].split()[0] == paragraph, size
        assert lines(pane)[1] == before


async def test_hits_are_gone_through_in_a_circle() -> None:
    pane = Reading()
    async with Alone(pane).run_test(size=(51, 12)) as pilot:
        pane.show(LONG, spans=find("39번째|20번째|3번째"))
        assert len(pane._page.hits) == 6
        for _ in range(7):
            assert pane.next_hit()
            await pilot.pause()
            assert "찾은 곳" in lines(pane)[0]
        assert lines(pane)[0].rstrip().endswith("찾은 곳 1/6  . 다음")
        assert pane.prev_hit()
        assert lines(pane)[0].rstrip().endswith("찾은 곳 6/6  . 다음")
        assert any("39번째" in line for line in lines(pane))


@pytest.mark.parametrize("stacked", [False, True])
async def test_the_head_tells_of_hits_before_one_is_gone_to(stacked: bool) -> None:
    pane = Reading()
    async with Alone(pane).run_test(size=(51, 26)):
        pane.stacked = stacked
        pane.show(ARTICLE, Marked(), position=(10, 12), spans=find("돌봄"))
        assert "찾은 곳 1/" in trimmed(pane)[0]


async def test_without_hits_there_is_nowhere_to_go() -> None:
    pane = Reading()
    async with Alone(pane).run_test(size=(51, 12)):
        pane.show(LONG)
        assert not pane.next_hit()
        assert not pane.prev_hit()


async def test_the_reasons_for_place_and_day_are_told_in_words() -> None:
    pane = Reading()
    async with Alone(pane).run_test(size=(60, 20)):
        pane.show(ARTICLE)
        pane.show_evidence(ARTICLE.evidence)
        assert trimmed(pane)[1:] == [
            " 판단 근거",
            " 서구, ‘7년의 돌봄’을 주제로 성과공유회…",
            "",
            " 지역 서구",
            "  - 서구: 첫 문장의 ‘광주광역시 서구는’(주체); 동구",
            "    예시회관은 장소라 제외",
            "  - 서구: 첫 문장의 ‘광주광역시 서구는’(주체)",
            "  - 동구 아님: 첫 문장의 ‘동구 예시회관’(장소라 제외)",
            "",
            " 날짜 2025년 11월 24일(월) 추정",
            "  - 2025년 11월 24일(월): 첫 문장의 ‘24일’(행사일)",
            "  - 2025년 11월: 페이지(목록 날짜)",
            "",
            " c 지역 고치기",
        ]
        assert pane.back_to_text()
        assert not pane.back_to_text()
        assert "제목 없이 온 글" in trimmed(pane)[2]


async def test_what_the_mouse_selects_is_copied_in_whole_paragraphs() -> None:
    pane = Reading()
    async with Alone(pane).run_test(size=(51, 30)) as pilot:
        pane.show(ARTICLE)
        drawn = [line[1:] for line in trimmed(pane)[1:]]
        first = next(y for y, line in enumerate(drawn) if line.startswith("광주광역시"))
        last = next(y for y, line in enumerate(drawn) if "첫 방문진료" in line)
        selection = Selection(Offset(6, first), Offset(7, last))
        assert pane.get_selection(selection) == (
            "서구는 24일 예시회관에서 ‘7년의 돌봄’을 주제로 성과공유회를 열었다.\n\n"
            "특히 서구는\n전화 한 통으로 이어지는 하루돌봄 운영을 비롯해\n첫 방문",
            "\n",
        )
        pane.screen.selections = {pane: selection}
        await pilot.pause()
        assert lines(pane)[first + 1].rstrip() == " " + drawn[first]
        pane.show(LONG)
        assert pane.text_selection is None
        pane.show(ARTICLE)
        whole = pane.get_selection(Selection(None, None))
        assert whole is not None
        assert "구청장은 “돌봄이 먼저”라고 말했다." in whole[0]


async def test_dragging_with_the_mouse_selects() -> None:
    pane = Reading()
    async with Alone(pane).run_test(size=(51, 30)) as pilot:
        pane.show(ARTICLE)
        await pilot.pause()
        await pilot.mouse_down(Reading, offset=(1, 7))
        await pilot.hover(Reading, offset=(11, 7))
        await pilot.mouse_up(Reading, offset=(11, 7))
        await pilot.pause()
        assert (pane.screen.get_selected_text() or "").startswith("광주광역시")


async def test_markup_in_a_text_is_text() -> None:
    pane = Reading()
    async with Alone(pane).run_test(size=(60, 20)):
        pane.show(replace(ARTICLE, title="[/] [bold]제목", body="[red]본문[/] \x1b[31m끝", title_derived=False))
        assert trimmed(pane)[1] == " [/] [bold]제목"
        assert any(line.strip() == "[red]본문[/] [31m끝" for line in lines(pane))
