"""The agenda on the screen: days, what happens on them, and the article behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual.screen import Screen

from reader.library import Library
from reader.library.agenda import AgendaEntry, told
from reader.library.reports import Reports
from reader.model import Basis, DayRole, Headline, Place, Published
from reader.ui.agenda_rows import agenda_lines, row_pieces, span
from reader.ui.app import ReaderApp
from reader.ui.cells import cells
from reader.ui.keymap import Pane
from reader.ui.screens.agenda import AgendaScreen
from reader.ui.screens.brief import BriefScreen
from tests.ui import news
from tests.ui.test_app import Reading, reading
from tests.ui.test_app_snapshots import SIZES, after

TODAY = date(2024, 3, 14)
Compare = Callable[..., bool]


def entry(
    first: str, last: str = "", what: str = "서구, 이웃 돌봄 포럼", role: DayRole = DayRole.EVENT, **stated: object
) -> AgendaEntry:
    day = date(2024, 3, 12)
    article = Headline(
        1, "id1", what, "예시일보", Place.SEO, None, Published("2024-03-12", day, day, Basis.GIVEN, True)
    )
    begin = date.fromisoformat(f"2024-{first}")
    end = date.fromisoformat(f"2024-{last or first}")
    values: dict[str, object] = {"certain": True, "venue": None, "repeats": None, "words": what, "article": article}
    return AgendaEntry(first=begin, last=end, role=role, what=what, **(values | stated))  # type: ignore[arg-type]


def texts(coming: list[AgendaEntry], past: list[AgendaEntry]) -> list[str]:
    return [line.text if line.entry is None else line.entry.what for line in agenda_lines(coming, past, TODAY)]


def test_what_is_to_come_stands_under_its_days_and_what_goes_on_under_today() -> None:
    forum, festival = entry("03-20", what="포럼"), entry("03-10", "03-16", "책 잔치", DayRole.PERIOD)
    assert texts([festival, forum], []) == ["오늘 3월 14일(목)", "책 잔치", "3월 20일(수)", "포럼"]


def test_what_is_over_stands_below_the_latest_first() -> None:
    past = [entry("03-01", what="첫날"), entry("03-08", "03-12", "책 잔치", DayRole.PERIOD)]
    assert texts([entry("03-20", what="포럼")], past) == [
        "3월 20일(수)",
        "포럼",
        "",
        "지난 일정 2건",
        "3월 12일(화)",
        "책 잔치",
        "3월 1일(금)",
        "첫날",
    ]


def test_that_earlier_days_are_still_being_found_is_said_where_they_stand() -> None:
    coming, past = [entry("03-20", what="포럼")], [entry("03-01", what="첫날")]
    said = "일정을 아직 찾고 있습니다. 기사 300건이 남았습니다."
    assert [line.text for line in agenda_lines(coming, past, TODAY, 300)][2:5] == ["", "지난 일정 1건", said]
    assert [line.text for line in agenda_lines(coming, [], TODAY, 300)][2:] == ["", said]
    assert said not in texts(coming, past)


def test_where_nothing_is_to_come_that_is_said_first() -> None:
    assert texts([], [entry("03-01")])[0] == "앞으로 잡힌 일정이 없습니다. 지난 일정 1건은 아래에 있습니다."


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (entry("03-20"), ""),
        (entry("03-20", role=DayRole.DEADLINE), "까지"),
        (entry("03-20", "03-24", role=DayRole.PERIOD), "~03.24"),
        (entry("03-10", "03-14", role=DayRole.PERIOD), "까지"),
        (entry("03-20", certain=False), "?"),
        (entry("03-20", repeats="weekly:sat"), "매주"),
        (entry("03-20", repeats="monthly:2wed", certain=False), "매월?"),
        (entry("03-20", "03-24", role=DayRole.PERIOD, certain=False), "~03.24?"),
    ],
)
def test_a_row_says_what_the_day_above_it_does_not(made: AgendaEntry, said: str) -> None:
    assert span(made, TODAY) == said


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("what", ["서구, 이웃 돌봄 포럼", "동구, 골목에서 만나는 느린 산책 " * 9])
def test_a_row_is_as_wide_as_the_pane(width: int, what: str) -> None:
    made = entry("03-20", what=what, venue="서구청 들불홀", articles=12)
    assert cells("".join(text for text, _ in row_pieces(made, width, TODAY, cursor=True))) == width


def test_an_entry_is_copied_as_a_line_of_a_message() -> None:
    festival = entry("03-20", "03-24", "동구, 책 잔치", DayRole.PERIOD, venue="동명동 일대")
    assert told(festival, TODAY) == "3. 20.(수)~3. 24.(일) 동구, 책 잔치 (동명동 일대)"
    assert told(entry("03-20", role=DayRole.DEADLINE, certain=False), TODAY) == "~3. 20.(수) 추정 서구, 이웃 돌봄 포럼"


ANNOUNCING = [
    (
        "동구 ‘골목 책 잔치’ 4월 2일 개막",
        "광주 동구는 4월 2일부터 5일까지 동명동 일대에서 ‘골목 책 잔치’를 연다고 밝혔다.",
        "12",
    ),
    ("서구, 이웃 돌봄단 모집", "광주 서구는 돌봄단을 모은다고 밝혔다. 신청은 오는 18일까지 서구청에서 받는다.", "13"),
    ("북구, 시민농장 설명회", "광주 북구는 오는 16일 북구청에서 시민농장 설명회를 연다고 13일 밝혔다.", "13"),
    ("남구, 마을 음악회", "광주 남구는 오는 9일 양림동에서 마을 음악회를 연다고 밝혔다.", "07"),
]


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    monkeypatch.setattr(Library, "today", TODAY)
    told = [
        {"title": title, "body": body, "published": f"2024-03-{day}", "outlet": "예시일보"}
        for title, body, day in ANNOUNCING
    ]
    path = news.write(tmp_path / "news.jsonl", [*news.articles(), *told])
    with Library.open_files([str(path)]) as opened:
        yield opened


async def opened(reader: Reading) -> AgendaScreen:
    await reader.press("5")
    assert await reader.shows("일정 — 3건")
    screen = reader.app.screen
    assert isinstance(screen, AgendaScreen)
    return screen


async def test_5_shows_what_is_announced_and_enter_the_article_behind_it(library: Library) -> None:
    async with reading(library) as reader:
        screen = await opened(reader)
        assert reader.sees("3월 16일(토)")
        assert reader.sees("지난 일정 1건")
        assert screen.list.entry is not None
        assert screen.list.entry.what == "북구, 시민농장 설명회"
        assert reader.sees("광주 북구는 오는 16일 북구청에서 시민농장 설명회를 연다"), "the words that announce it"
        await reader.press("j", "enter")
        assert reader.main.pane is Pane.READ
        assert reader.under_cursor() == "서구, 이웃 돌봄단 모집"
        assert reader.main.current() is not None
        assert reader.main.current().marked.read  # type: ignore[union-attr]


async def test_the_article_that_opens_is_the_one_named_though_its_story_shows_another() -> None:
    with Library.sample() as library:
        async with reading(library) as reader:
            await reader.press("5")
            assert await reader.shows("골목책방 이레")
            screen = reader.app.screen
            assert isinstance(screen, AgendaScreen)
            while screen.list.entry is None or "골목책방" not in screen.list.entry.what:
                await reader.press("j")
            named = screen.list.entry.article.id
            await reader.press("enter")
            assert reader.main.pane is Pane.READ
            assert reader.main.reading.article is not None
            assert reader.main.reading.article.id == named


async def test_an_agenda_left_open_follows_what_is_found_and_the_cursor_stays_on_its_entry(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = iter([2, 1])
    monkeypatch.setattr("reader.ui.screens.agenda.AGAIN", 0.01)
    monkeypatch.setattr(Reports, "unprepared", lambda _: next(left, 0))
    coming, past = library.reports.agenda_around(TODAY)
    known = iter([(coming[-1:], past), (coming[1:], past)])
    monkeypatch.setattr(Reports, "agenda_around", lambda *_: next(known, (coming, past)))
    async with reading(library) as reader:
        screen = await opened(reader)
        assert not reader.sees("아직 찾고 있습니다")
        assert screen.list.entry == coming[-1], "the only one that there was when it opened"
        assert screen.list.cursor > 1


async def test_the_agenda_opens_again_where_it_was_left_and_leaves_the_list_as_it_was(library: Library) -> None:
    async with reading(library) as reader:
        await reader.press("j")
        before = reader.under_cursor()
        await opened(reader)
        await reader.press("end", "escape")
        assert reader.under_cursor() == before
        await reader.press("5")
        assert await reader.shows("일정 — 3건")
        screen = reader.app.screen
        assert isinstance(screen, AgendaScreen)
        assert screen.list.entry is not None
        assert "마을 음악회" in screen.list.entry.what


async def test_the_hangul_layout_moves_in_the_agenda_too(library: Library) -> None:
    async with reading(library) as reader:
        screen = await opened(reader)
        await reader.press("ㅓ")
        assert screen.list.entry is not None
        assert screen.list.entry.what.startswith("신청")
        await reader.press("ㅂ")
        assert reader.app.screen is reader.main


async def test_a_key_draws_the_entry_and_what_is_known_of_it_together(library: Library) -> None:
    async with reading(library) as reader:
        screen = await opened(reader)
        before = str(screen.detail.content)
        screen.on_key(events.Key("j", "j"))  # and nothing else is done meanwhile
        assert screen.list.entry is not None
        assert screen.list.entry.words in str(screen.detail.content) != before
        assert not screen.list._repaint_required
        assert not screen.detail._layout_required


async def test_an_entry_is_copied_with_y(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr("reader.ui.clipboard.copy", lambda text, write: copied.append(text) or True)
    async with reading(library) as reader:
        await opened(reader)
        await reader.press("y")
        assert copied == ["3. 16.(토) 북구, 시민농장 설명회 (북구청)"]
        assert reader.sees("복사했습니다.")


async def test_the_sidebar_counts_the_next_seven_days_after_the_first_paint_and_enter_opens_them(
    library: Library,
) -> None:
    async with reading(library) as reader:
        assert await reader.shows("   일정             2 |")
        await reader.press("1")
        for _ in range(40):
            row = reader.main.sidebar.current
            if row is not None and row.opens == "agenda":
                break
            await reader.press("down")
        title = reader.title
        await reader.press("enter")
        assert isinstance(reader.app.screen, AgendaScreen)
        await reader.press("escape")
        assert reader.title == title, "the list does not follow a view of its own"


@pytest.mark.parametrize(("words", "screen"), [("   일정             2", AgendaScreen), ("아침 브리핑", BriefScreen)])
async def test_a_click_in_the_sidebar_opens_what_is_a_view_of_its_own(
    library: Library, words: str, screen: type[Screen[None]]
) -> None:
    async with reading(library) as reader:
        assert await reader.shows(words)
        title = reader.title
        line = next(at for at, text in enumerate(reader.screen) if words in text[:30])
        for _ in range(2):
            await reader.pilot.click(offset=(6, line))
            await reader.pilot.pause(0.1)
            assert isinstance(reader.app.screen, screen)
            await reader.press("escape")
        assert reader.title == title


@pytest.fixture(params=SIZES, ids=["120x40", "80x24", "60x20"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    found: tuple[int, int] = request.param
    return found


@pytest.fixture
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "COLORFGBG", "SSH_CONNECTION", "TMUX"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("plain_terminal")
def test_the_agenda_in_a_picture(snap_compare: Compare, library: Library, size: tuple[int, int]) -> None:
    assert snap_compare(ReaderApp(library), terminal_size=size, run_before=after("5"))


@pytest.mark.usefixtures("plain_terminal")
def test_an_agenda_with_nothing_to_come_in_a_picture(
    snap_compare: Compare, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "today", date(2024, 4, 20))
    assert snap_compare(ReaderApp(library), terminal_size=SIZES[1], run_before=after("5"))
