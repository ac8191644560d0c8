"""Subscriptions within the reader: the view, adding, fetching, full texts and links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader.config import HOME_VARIABLE
from reader.library import Library
from reader.library.linking import addresses, links
from reader.ui.feed_rows import clock, health, rows
from reader.ui.keymap import COMMANDS, FEEDS
from reader.ui.rare import Rare
from reader.ui.screens.feeds import Feeds
from tests.export.articles import PLAIN
from tests.ui import news
from tests.ui.drawn import width_of
from tests.ui.feeds import NOW, SEVERAL, Played, feed, step
from tests.ui.test_app import Reading, reading

URL = "https://news.example/rss.xml"
FOUND = {"url": URL, "title": "예시일보", "articles": 12}


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    with news.archive(tmp_path, tmp_path / "home") as opened:
        yield opened


async def done(reader: Reading) -> None:
    await reader.app.workers.wait_for_complete()
    await reader.pilot.pause()


def shown(reader: Reading) -> Feeds:
    screen = reader.app.screen
    assert isinstance(screen, Feeds)
    return screen


# What is told of a subscription


@pytest.mark.parametrize("width", [58, 78, 118])
def test_every_line_fits_and_says_how_a_subscription_is(width: int) -> None:
    told = [line for lines in rows(SEVERAL, width, NOW) for line in lines]
    assert max(map(width_of, told)) <= width
    text = "\n".join(told)
    for words in (
        "예시일보",
        "18:00 받음",
        "하루 31건",
        "하루 2.5건",
        "견본신문 전체 기사",
        "3번 못 받음, 20:00 다시" if width > 58 else "3번 못 받음",
        "멈춤",
        "아직 받지 않음",
    ):
        assert words in text
    assert "서버가 제때 답하지 않았습니다(10초). 다음에 다시 받습니다." in " ".join(text.split())


def test_a_time_of_another_day_is_a_day() -> None:
    assert clock(NOW, NOW) == "18:00"
    assert clock(NOW - timedelta(days=1), NOW) == "03.13"


def test_a_feed_that_is_gone_says_no_next_time() -> None:
    assert health(SEVERAL[3], NOW) == "1번 못 받음"
    assert health(SEVERAL[2], NOW.replace(hour=12)) == "3번 못 받음", "that time has gone by"


def test_a_hostile_name_stays_on_its_line() -> None:
    (told,) = rows([feed("\x1b[2J예시\u202e[bold]\n일보" + "\u0301" * 10_000)], 60, NOW)
    assert len(told) == 1
    assert not {"\x1b", "\u202e", "\n"} & set(told[0])


# The view


async def test_the_view_is_empty_in_our_words(library: Library) -> None:
    Played(library)
    async with reading(library) as reader:
        await reader.press("7")
        assert await reader.shows("구독이 없습니다. a를 누르고 주소를 넣으세요.")
        await reader.press("escape")
        assert reader.app.screen is reader.main


async def test_a_subscription_is_renamed_paused_moved_removed_and_brought_back(library: Library) -> None:
    feeds = Played(library)
    for name in ("하나", "둘", "셋"):
        feeds.subscribe(f"https://{len(name)}{ord(name[0])}.example/rss", name)
    async with reading(library) as reader:
        await reader.press("7", "enter")
        await reader.press("ctrl+u", *"첫째", "enter")
        assert await reader.shows("구독의 이름을 고쳤습니다: 하나 → 첫째  Ctrl+Z 되돌리기")
        await reader.press("p")
        assert [each.paused for each in feeds.all()] == [True, False, False]
        await reader.press("]", "]")
        assert [each.name for each in feeds.all()] == ["둘", "셋", "첫째"]
        assert shown(reader).at == 2, "the cursor stays with the one that moved"
        await reader.press("[")
        assert [each.name for each in feeds.all()] == ["둘", "첫째", "셋"]
        await reader.press("g", "x")
        assert [(each.only_gwangju, each.full_text) for each in feeds.all()][1] == (True, True)
        await reader.press("delete")
        assert [each.name for each in feeds.all()] == ["둘", "셋"]
        assert await reader.shows("구독을 지웠습니다: 첫째  Ctrl+Z 되돌리기")
        await reader.press("ctrl+z")
        assert [each.name for each in feeds.all()] == ["둘", "첫째", "셋"]
        assert await reader.shows("되돌렸습니다: 구독을 지웠습니다: 첫째")
        await reader.press("ctrl+y")
        assert [each.name for each in feeds.all()] == ["둘", "셋"]


async def test_a_removal_can_be_taken_back_after_the_view_was_left(library: Library) -> None:
    feeds = Played(library)
    feeds.subscribe(URL, "예시일보")
    async with reading(library) as reader:
        await reader.press("7", "delete", "escape", "ctrl+z")
        assert reader.sees("되돌렸습니다: 구독을 지웠습니다: 예시일보")
    assert [each.name for each in feeds.all()] == ["예시일보"]


async def test_the_view_knows_the_hangul_layout_and_a_jamo_pressed_twice_counts_once(library: Library) -> None:
    feeds = Played(library)
    for name in ("하나", "둘"):
        feeds.subscribe(f"https://{ord(name[0])}.example/rss", name)
    async with reading(library) as reader:
        await reader.press("7")
        await reader.burst("ㅓ", "ㅔ", "ㅔ")
        assert [each.paused for each in feeds.all()] == [False, True]
        await reader.press("ㅂ")
        assert reader.app.screen is reader.main


async def test_a_click_moves_the_cursor_to_its_row(library: Library) -> None:
    feeds = Played(library)
    feeds.shown = SEVERAL
    async with reading(library) as reader:
        await reader.press("7")
        await reader.pilot.click("#feeds", offset=(5, 3))
        assert shown(reader).at == 2
        await reader.press("end")
        assert shown(reader).at == 5


def test_every_key_of_the_view_is_done_by_a_method_of_it() -> None:
    wanted = {f"do_{entry.action}" for entry in COMMANDS if entry.where == FEEDS}
    assert wanted == {name for name in vars(Feeds) if name.startswith("do_")}
    assert not wanted & set(vars(Rare))


async def test_beside_the_sample_too_what_was_done_is_taken_back_and_done_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "fresh"))
    with Library.sample() as sample:
        sample.feeds.subscribe(URL, "예시일보")
        async with reading(sample) as reader:
            await reader.press("7", "delete")
            assert await reader.shows("구독을 지웠습니다: 예시일보  Ctrl+Z 되돌리기")
            await reader.press("ctrl+z")
            assert await reader.shows("되돌렸습니다: 구독을 지웠습니다: 예시일보")
            assert [each.name for each in sample.feeds.all()] == ["예시일보"]
            await reader.press("ctrl+y")
            assert sample.feeds.all() == ()
            await reader.press("u", "ctrl+z")
            assert sample.feeds.all() == (), "the step before it was to subscribe"
            assert await reader.shows("되돌렸습니다: 구독했습니다: ")


async def test_beside_the_sample_the_newest_step_is_taken_back_whatever_it_was_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = iter(range(1_800_000_000, 1_800_001_000))
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "fresh"))
    monkeypatch.setattr("reader.archive.marks.time", SimpleNamespace(time=lambda: next(seconds)))
    with Library.sample() as sample:
        async with reading(sample) as reader:
            await reader.press("b")
            sample.feeds.subscribe(URL, "예시일보")
            await reader.press("j", "b")
            for words in ("나중에 읽기", "구독했습니다: ", "나중에 읽기"):
                await reader.press("ctrl+z")
                assert await reader.shows("되돌렸습니다: " + words)
            assert sample.feeds.all() == ()
            await reader.press("ctrl+z")
            assert reader.sees("되돌릴 것이 없습니다.")
            for count in (0, 1, 1):
                await reader.press("ctrl+y")
                assert len(sample.feeds.all()) == count
            assert reader.main.session.shown.facets.saved == 2


# Adding


async def test_the_address_of_a_site_becomes_a_subscription_to_its_feed_which_is_fetched(library: Library) -> None:
    feeds = Played(library, {"look": [{"found": [FOUND]}], "fetch": [step(1, 1, 12), step(1, 1, 12, finished=True)]})
    feeds.subscribe("https://other.example/rss")
    async with reading(library) as reader:
        await reader.press("a", *"news.example", "enter")
        await done(reader)
        await done(reader)
    assert feeds.asked == [("look", "https://news.example/"), ("fetch", URL)]
    assert [each.url for each in feeds.all()] == ["https://other.example/rss", URL]


async def test_of_several_feeds_one_is_chosen(library: Library) -> None:
    other = {"url": "https://news.example/local.xml", "title": "예시일보 [지역]", "articles": 3}
    feeds = Played(library, {"look": [{"found": [FOUND, other]}]})
    feeds.subscribe("https://other.example/rss")
    async with reading(library) as reader:
        await reader.press("a", *"news.example", "enter")
        await done(reader)
        assert await reader.shows("2  예시일보 [지역] — 기사 3건")
        await reader.press("2")
        await done(reader)
    assert [each.url for each in feeds.all()][1:] == ["https://news.example/local.xml"]


async def test_offline_the_address_is_kept_for_later(library: Library) -> None:
    feeds = Played(library, {"look": [{"state": "offline"}]})
    feeds.subscribe("https://other.example/rss")
    async with reading(library) as reader:
        await reader.press("a", *"news.example/rss", "enter")
        await done(reader)
        assert reader.sees("구독을 저장했습니다. 연결되면 r을 누르세요.")
    assert len(feeds.all()) == 2


async def test_what_is_no_feed_is_said_and_the_address_stays_to_be_mended(library: Library) -> None:
    feeds = Played(library, {"look": [{"state": "missing", "detail": "404"}]})
    feeds.subscribe("https://other.example/rss")
    async with reading(library) as reader:
        await reader.press("a", *"news.example/x", "enter")
        await done(reader)
        assert await reader.shows("그 주소에 아무것도 없습니다(404)")
        assert await reader.shows("news.example/x")
        await reader.press("escape")
    assert len(feeds.all()) == 1


async def test_what_is_no_address_is_said_without_asking_the_network(library: Library) -> None:
    feeds = Played(library)
    feeds.subscribe("https://other.example/rss")
    async with reading(library) as reader:
        await reader.press("a", *"file:///etc/passwd", "enter")
        await done(reader)
        assert await reader.shows("파일은 구독하지 않습니다: file:///etc/passwd")
        await reader.press("escape")
    assert feeds.asked == []


async def test_a_first_run_offers_feeds_and_adds_none_unasked(library: Library) -> None:
    feeds = Played(library, {"fetch": [step(1, 1, finished=True)]})
    offered = feeds.suggestions()
    async with reading(library) as reader:
        await reader.press("a")
        assert await reader.shows(f"1 [ ] {offered[0].name}")
        await reader.press("escape")
        assert feeds.all() == ()
        await reader.press("a")
        await reader.shows("[ ]")
        await reader.press("space", "3")
        assert await reader.shows(f"3 [*] {offered[2].name}")
        await reader.press("enter")
        await done(reader)
    assert [each.url for each in feeds.all()] == [offered[0].url, offered[2].url]


async def test_a_jamo_pressed_twice_opens_the_offer_once(library: Library) -> None:
    Played(library)
    async with reading(library) as reader:
        await reader.press("ㅁ")
        assert await reader.shows("[ ]")
        await reader.press("ㅁ")
        assert not reader.sees("구독할 주소")
        await reader.press("2")
        assert await reader.shows("2 [*]")
        await reader.press("escape", "7", "ㅁ")
        assert await reader.shows("[ ]")
        await reader.press("ㅁ")
        assert not reader.sees("구독할 주소")
        await reader.press("escape")


async def test_the_offer_leads_to_an_address_of_ones_own(library: Library) -> None:
    Played(library)
    async with reading(library) as reader:
        await reader.press("a")
        await reader.shows("[ ]")
        await reader.press("a")
        assert await reader.shows("구독할 주소")
        await reader.press("escape")


# Fetching


async def test_r_fetches_and_says_how_far_it_is_and_what_came_of_it(library: Library) -> None:
    feeds = Played(library, {"fetch": [step(1, 2), step(2, 2), step(2, 2, finished=True)]})
    feeds.subscribe(URL)
    feeds.going_on.clear()
    async with reading(library) as reader:
        await reader.press("r")
        assert await reader.shows("새 기사를 받고 있습니다 (1/2)")
        await reader.press("j")
        assert reader.under_cursor().startswith("서구 작은도서관"), "no key waits for it"
        feeds.going_on.set()
        await done(reader)
        assert await reader.shows("새 기사가 없습니다. (")
        assert not reader.sees("받고 있습니다")


async def test_what_a_part_of_the_feeds_did_not_give_is_said(library: Library) -> None:
    feeds = Played(library, {"fetch": [step(3, 3, 12, "server", failed=2, finished=True)]})
    feeds.subscribe(URL)
    async with reading(library) as reader:
        await reader.press("r")
        await done(reader)
        assert reader.sees("12건을 받았습니다. 2곳은 받지 못했습니다 (7 구독에서 보기)")


async def test_without_a_network_the_words_say_that_reading_goes_on(library: Library) -> None:
    feeds = Played(library, {"fetch": [step(1, 1, 0, "offline", failed=1, finished=True)]})
    feeds.subscribe(URL)
    async with reading(library) as reader:
        await reader.press("r")
        await done(reader)
        assert reader.sees(
            "인터넷에 연결되지 않았습니다. 저장된 기사는 그대로 읽을 수 있습니다. (마지막으로 받은 때 없음)"
        )


async def test_r_again_stops_it(library: Library) -> None:
    feeds = Played(library, {"fetch": [step(1, 50), step(2, 50)]})
    feeds.subscribe(URL)
    feeds.going_on.clear()
    async with reading(library) as reader:
        await reader.press("r")
        assert await reader.shows("(1/50)")
        await reader.press("r")
        await done(reader)
        assert reader.sees("받기를 멈췄습니다.")
    assert feeds.cancelled


async def test_a_feed_that_is_added_during_a_fetch_is_fetched_after_it(library: Library) -> None:
    feeds = Played(library, {"look": [{"found": [FOUND]}], "fetch": [step(1, 1), step(1, 1, finished=True)]})
    feeds.subscribe("https://other.example/rss")
    async with reading(library) as reader:
        feeds.fetches.clear()
        await reader.press("r")
        assert await reader.shows("새 기사를 받고 있습니다 (1/1)")
        await reader.press("a", *"news.example", "enter")
        assert await reader.shows("구독했습니다: ")
        feeds.fetches.set()
        await done(reader)
        await done(reader)
    assert feeds.asked == [("fetch", "--all"), ("look", "https://news.example/"), ("fetch", URL)]
    assert not feeds.cancelled


async def test_leaving_does_not_wait_for_a_server(library: Library) -> None:
    feeds = Played(library, {"fetch": [step(1, 50), step(2, 50)]})
    feeds.subscribe(URL)
    feeds.going_on.clear()
    async with reading(library) as reader:
        await reader.press("r")
        assert await reader.shows("(1/50)")
    assert feeds.cancelled


async def test_without_subscriptions_r_says_how_to_add_one(library: Library) -> None:
    Played(library)
    async with reading(library) as reader:
        await reader.press("r")
        assert reader.sees("구독이 없습니다. a를 누르고 주소를 넣으세요.")


class Bringing(Played):
    """A fetch that really archives articles, as the worker does, before it says so."""

    def __init__(self, library: Library, path: Path) -> None:
        super().__init__(library, {"fetch": [step(1, 1, 2, finished=True)]})
        self._path, self._into = path, library

    def _run(self, what, arguments):  # type: ignore[no-untyped-def]
        for _ in self._into.import_paths([str(self._path)]):
            pass
        yield from super()._run(what, arguments)


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    rows = [{"title": f"광주 북구, 새 소식 {n}", "published": "2024-03-20"} for n in range(2)]
    return news.write(tmp_path / "newer.jsonl", rows)


async def test_what_was_asked_for_at_the_top_of_the_list_comes_in_at_once(library: Library, newer: Path) -> None:
    Bringing(library, newer).subscribe(URL)
    async with reading(library) as reader:
        await reader.press("r")
        await done(reader)
        assert reader.sees("새 기사 2건이 들어왔습니다.")
        assert reader.title == "전체 — 10건"
        assert reader.under_cursor().startswith("광주 북구, 새 소식")


async def test_very_much_comes_in_part_by_part_and_keys_come_in_between(
    library: Library, newer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.ui.background.AT_ONCE", 1)
    done_so_far: list[int] = []
    refresh = library.refresh

    def counted(most: int | None = None) -> bool:
        done_so_far.append(most or 0)
        return refresh(most)

    monkeypatch.setattr(library, "refresh", counted)
    async with reading(library) as reader:
        before = reader.under_cursor()
        list(library.import_paths([str(newer)]))
        await reader.press("j", "k", "r")
        await done(reader)
        assert await reader.shows("전체 — 10건")
        assert reader.under_cursor() == before
        assert library.pending() == 0
    assert done_so_far == [1, 1]


async def test_elsewhere_it_waits_behind_the_badge_and_nothing_moves(library: Library, newer: Path) -> None:
    Bringing(library, newer).subscribe(URL)
    async with reading(library) as reader:
        await reader.press("j", "j")
        before, under = reader.screen[1:-1], reader.under_cursor()
        await reader.press("r")
        await done(reader)
        await reader.pilot.pause(1.3)
        assert reader.sees("새 기사 2건 — r로 보기")
        assert (reader.screen[1:-1], reader.under_cursor()) == (before, under)
        await reader.press("r")
        assert reader.title == "전체 — 10건"
        assert reader.under_cursor() == under


async def test_the_view_of_subscriptions_follows_a_fetch(library: Library) -> None:
    feeds = Played(library, {"fetch": [step(1, 1, finished=True)]})
    feeds.subscribe(URL, "예시일보")
    async with reading(library) as reader:
        await reader.press("7", "r")
        await done(reader)
        assert [asked[0] for asked in feeds.asked] == ["fetch"]
        assert await reader.shows("새 기사가 없습니다. (")
        assert shown(reader).current is not None


async def test_the_first_articles_that_come_in_replace_the_sample(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, newer: Path
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "fresh"))
    with Library.sample() as sample:
        Bringing(sample, newer).subscribe(URL)
        async with reading(sample) as reader:
            assert reader.sees("a 구독 추가")
            await reader.press("r")
            await done(reader)
            await reader.pilot.pause(0.2)
            assert await reader.shows("전체 — 2건")


# Full texts and links


async def test_a_full_text_is_fetched_beside_reading_and_comes_in_at_once(library: Library) -> None:
    feeds = Played(library, {"text": [{"state": "ok", "changed": True}]})
    feeds.going_on.clear()
    async with reading(library) as reader:
        await reader.press("x")
        assert await reader.shows("원문을 받고 있습니다: https://news.example/1")
        await reader.press("j", "k", "x")
        assert reader.sees("앞의 원문을 받고 있습니다.")
        feeds.going_on.set()
        await done(reader)
        assert reader.sees("원문을 받아 새 판으로 두었습니다.")
    assert [asked[0] for asked in feeds.asked] == ["text"]


async def test_a_full_text_and_a_fetch_go_on_side_by_side_and_each_is_reported(library: Library) -> None:
    said = {"text": [{"state": "ok", "changed": True}], "fetch": [step(1, 2), step(2, 2, finished=True)]}
    feeds = Played(library, said)
    feeds.subscribe(URL)
    async with reading(library) as reader:
        feeds.fetches.clear()
        await reader.press("r")
        assert await reader.shows("새 기사를 받고 있습니다 (1/2)")
        await reader.press("x")
        assert await reader.shows("원문을 받아 새 판으로 두었습니다.")
        assert reader.sees("새 기사를 받고 있습니다 (1/2)")
        feeds.fetches.set()
        await done(reader)
        assert await reader.shows("새 기사가 없습니다. (")
    assert [asked[0] for asked in feeds.asked] == ["fetch", "text"]
    assert not feeds.cancelled


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"state": "ok", "changed": False}, "이미 받은 원문과 같습니다."),
        ({"state": "timeout", "detail": "10"}, "원문을 받지 못했습니다. 서버가 제때 답하지 않았습니다(10초)."),
        ({"state": "no_feed", "detail": ""}, "원문 페이지에서 기사를 찾지 못했습니다."),
    ],
)
async def test_what_came_of_a_full_text_is_said(library: Library, said: dict[str, object], words: str) -> None:
    Played(library, {"text": [said]})
    async with reading(library) as reader:
        await reader.press("x")
        await done(reader)
        assert reader.sees(words)


async def test_an_article_without_an_address_has_no_full_text(library: Library) -> None:
    Played(library)
    async with reading(library) as reader:
        await reader.press("j", "x")
        assert reader.sees("원문 주소가 없는 기사입니다.")


def test_addresses_end_where_korean_begins_and_where_a_sentence_ends() -> None:
    text = (
        "신청은 https://www.example.go.kr/apply?id=1&p=2에서 한다(www.example.kr/a). 문의 a@www.example.kr, "
        "https://x 아님, “http://example.com/b.” 끝 HTTPS://EXAMPLE.org/C"
    )
    assert list(addresses(text)) == [
        "https://www.example.go.kr/apply?id=1&p=2",
        "https://www.example.kr/a",
        "http://example.com/b",
        "HTTPS://EXAMPLE.org/C",
    ]


async def test_links_are_listed_by_number_opened_and_copied(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SSH_CONNECTION", "a b")
    monkeypatch.delenv("BROWSER", raising=False)
    async with reading(library) as reader:
        article = reader.main.commands.article()
        assert article is not None
        told = replace(article, body="접수는 https://example.kr/a?b=1에서, 문의는 www.example.kr.")
        assert [link.url for link in links(told)] == [
            "https://news.example/1",
            "https://example.kr/a?b=1",
            "https://www.example.kr",
        ]
        await reader.press(";")
        assert await reader.shows("1  원문  https://news.example/1")
        await reader.press("y")
        assert await reader.shows("주소를 복사했습니다.")
        await reader.press(";")
        await reader.shows("원문  https")
        await reader.press("1")
        assert await reader.shows("원격 접속이라 브라우저를 열 수 없어 주소를 복사했습니다.")
        await reader.press("j", ";")
        assert reader.sees("링크가 없는 기사입니다.")


def test_no_address_but_one_of_the_web_is_a_link() -> None:
    hostile = replace(PLAIN, url="javascript:alert(1)", body="file:///etc/passwd data:text/html,x", captions=())
    assert [link.url for link in links(hostile)] == []


def test_the_moment_of_a_row_is_one_that_knows_its_zone() -> None:
    assert clock(datetime(2024, 3, 14, 15, 30, tzinfo=UTC), datetime(2024, 3, 14, 15, 40, tzinfo=UTC)) == "00:30"
