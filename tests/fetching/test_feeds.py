"""Fetching into a home: what comes in, what is remembered, what is left for the next time."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

from reader.archive.articles import Archive
from reader.archive.marks import Marks
from reader.errors import ReaderError
from reader.fetching import home as homes
from reader.fetching.feeds import Fetching
from reader.fetching.taking import Wanted, is_whole
from reader.intake import ImportCounts
from reader.library import Library
from reader.library.subscribing import summary
from reader.model import Place
from reader.query import Query
from reader.sources.asking import Answer, Failure, FetchProgress, Outcome, State
from reader.sources.retrieve.web import Limits, Web
from reader.turn import turn
from tests import loopback
from tests.fakes import TableOfAnswers
from tests.loopback import Reply, closed_port, feed, serving

URL = "https://news.example/rss"
PAGE = (
    '<!doctype html><html><head><title>{title}</title><link rel="alternate" type="application/rss+xml" href="/rss">'
    "</head><body><article><h1>{title}</h1><p>{text}</p><p>{text}</p><p>{text}</p></article></body></html>"
)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path) as found:
        yield found


def answer(body: bytes, url: str = URL, **headers: str) -> Answer:
    return Answer(200, url, headers, body)


def fetched(home: Path, answers: dict[str, Outcome], urls: list[str] | None = None) -> FetchProgress:
    *_, last = homes.fetch(home, urls, retriever=TableOfAnswers(answers))
    assert last.finished
    return last


def titles(home: Path) -> set[str]:
    with Archive.open(home) as archive:
        return {row.title for row in archive.changes()}


def test_what_a_feed_brings_is_archived_and_can_be_searched(library: Library) -> None:
    library.feeds.subscribe(URL)
    last = fetched(library.home, {URL: answer(feed("예시일보", 3), etag='"7"')})
    assert last.counts == ImportCounts(new=3)
    library.refresh()
    assert library.find(Query.parse("마을 잔치 매체:예시일보")).total == 3
    (known,) = library.feeds.all()
    assert (known.name, known.state, known.words, known.healthy) == ("예시일보", "ok", "", True)
    assert summary(last) == "새 기사 3건 — r로 보기"


def test_an_answer_that_is_known_is_not_read_again(library: Library) -> None:
    library.feeds.subscribe(URL)
    fetched(library.home, {URL: answer(feed("예시일보", 3), etag='"7"')})
    table = TableOfAnswers({URL: Answer(304, URL)})
    list(homes.fetch(library.home, retriever=table))
    assert table.asked[0].etag == '"7"'
    assert library.feeds.all()[0].state == "unchanged"
    again = fetched(library.home, {URL: answer(feed("예시일보", 3))})
    assert again.counts == ImportCounts()


def test_nothing_new_is_no_answer_to_who_has_nothing(library: Library) -> None:
    library.feeds.subscribe(URL)
    assert fetched(library.home, {URL: Answer(304, URL)}).state is State.STATUS
    assert library.feeds.all()[0].words == "서버가 뜻밖의 답을 했습니다(304). 주소를 확인하세요."


def test_a_changed_item_is_a_version_of_its_article_and_marks_stay(library: Library) -> None:
    library.feeds.subscribe(URL)
    fetched(library.home, {URL: answer(feed("예시일보", 3))})
    library.refresh()
    before = library.headlines(library.find(Query.parse("")).rows)
    library.save([before[0].id])
    last = fetched(library.home, {URL: answer(feed("예시일보", 3, text="글을 고쳐 보탰다."))})
    assert last.counts == ImportCounts(changed=3)
    article = library.article(before[0].id)
    assert article.versions == 2
    assert "보탰다" in article.body
    assert library.marked(article.id).saved
    assert [version.cause for version in library.versions(article.id)] == ["first", "edit"]


def test_a_national_feed_can_be_limited_to_gwangju(library: Library) -> None:
    body = feed("예시일보", 1).replace(
        b"</channel>",
        "<item><title>부산 해운대구, 도서관 개관</title><guid>2</guid>"
        "<description>부산 해운대구는 새 도서관의 문을 열었다고 밝혔다. 주민들이 책을 빌렸다.</description></item></channel>".encode(),
    )
    library.feeds.subscribe(URL, only_gwangju=True)
    assert fetched(library.home, {URL: answer(body)}).counts == ImportCounts(new=1)
    with Archive.open(library.home) as archive:
        assert set(archive.totals()) == {Place.SEO}


def test_the_page_of_a_site_leads_to_its_feed_which_is_asked_from_then_on(library: Library) -> None:
    site, found = "https://news.example/", "https://news.example/rss"
    library.feeds.subscribe(site)
    answers: dict[str, Outcome] = {
        site: answer(PAGE.format(title="예시일보", text="").encode(), site),
        found: answer(feed("예시일보", 2), found),
    }
    assert fetched(library.home, answers).counts == ImportCounts(new=2)
    assert library.feeds.all()[0].moved == found
    del answers[site]
    assert fetched(library.home, answers).failed == 0


def test_a_page_without_a_feed_is_told_as_such(library: Library) -> None:
    library.feeds.subscribe(URL)
    assert fetched(library.home, {URL: answer(b"<html><body>nothing</body></html>")}).state is State.NO_FEED
    assert "피드가 아닙니다" in library.feeds.all()[0].words


def test_a_permanent_redirect_is_remembered_and_articles_stay_those_of_the_old_address(library: Library) -> None:
    new = "https://new.example/rss"
    library.feeds.subscribe(URL)
    fetched(library.home, {URL: answer(feed("예시일보", 2))})
    moved = replace(answer(feed("예시일보", 3), new), moved=new)
    assert fetched(library.home, {URL: moved}).counts == ImportCounts(new=1, same=2)
    table = TableOfAnswers({new: Answer(304, new)})
    list(homes.fetch(library.home, retriever=table))
    assert [request.url for request in table.asked] == [new]


def test_a_feed_that_is_gone_or_wishes_to_be_left_alone_is_asked_only_by_name(library: Library) -> None:
    other = "https://busy.example/rss"
    gone = library.feeds.subscribe(URL, "떠난 신문").ids[0]
    library.feeds.subscribe(other)
    fetched(library.home, {URL: Answer(410, URL), other: Answer(429, other, {"retry-after": "3600"})})
    table = TableOfAnswers({URL: Answer(410, URL)})
    list(homes.fetch(library.home, retriever=table))
    assert table.asked == []
    list(homes.fetch(library.home, library.feeds.chosen(["떠난 신문"]), retriever=table))
    assert [request.url for request in table.asked] == [URL]
    assert library.feeds.find(gone).next_try is None


def test_when_a_feed_is_asked_next_is_told_only_where_that_will_happen(library: Library) -> None:
    other = "https://busy.example/rss"
    library.feeds.subscribe(URL)
    library.feeds.subscribe(other)
    fetched(library.home, {URL: Answer(500, URL), other: Answer(429, other, {"retry-after": "3600"})})
    broken, busy = library.feeds.all()
    assert broken.next_try is None, "nothing is fetched without being asked for"
    assert busy.next_try is not None
    assert busy.tried is not None
    assert (busy.next_try - busy.tried).seconds == 3600
    (library.home / "config.toml").write_text("fetch_minutes = 60")
    broken, _ = library.feeds.all()
    assert broken.next_try is not None
    assert broken.tried is not None
    assert 1.5 < (broken.next_try - broken.tried).seconds / 3600 < 2.5, "later after a failure"


def test_paused_feeds_are_left_out(library: Library) -> None:
    feed_id = library.feeds.subscribe(URL).ids[0]
    library.feeds.pause(feed_id)
    table = TableOfAnswers({})
    list(homes.fetch(library.home, retriever=table))
    assert table.asked == []


def test_a_feed_that_was_cut_gives_what_it_has_and_is_read_again(library: Library) -> None:
    whole = feed("예시일보", 3)
    library.feeds.subscribe(URL)
    last = fetched(library.home, {URL: answer(whole[: whole.rindex(b"<item>")], etag='"7"')})
    assert (last.counts, last.state) == (ImportCounts(new=2), State.CUT)
    table = TableOfAnswers({URL: answer(whole)})
    list(homes.fetch(library.home, retriever=table))
    assert table.asked[0].etag is None
    assert len(titles(library.home)) == 3


@pytest.mark.parametrize(
    ("body", "whole"),
    [
        (b"<rss><channel/></rss>\n", True),
        (b"<RSS><channel></RSS >", True),
        (b"<rss><channel>", False),
        (b'<rdf:RDF xmlns="x"></rdf:RDF>', True),
        (b'{"version": "https://jsonfeed.org/version/1"}', True),
        (b"", True),
    ],
)
def test_the_end_of_a_feed_is_missed(body: bytes, whole: bool) -> None:
    assert is_whole(body) is whole


def test_whole_texts_come_from_the_pages_of_what_is_new(library: Library) -> None:
    url = "https://news.example/예시일보/0"
    text = "광주 서구는 마을 잔치의 뒷이야기를 길게 전했다. 주민들은 음식을 나누고 노래를 불렀다."
    library.feeds.subscribe(URL, full_text=True)
    answers: dict[str, Outcome] = {
        URL: answer(feed("예시일보", 2)),
        url: answer(PAGE.format(title="마을 잔치", text=text).encode(), url),
    }
    table = TableOfAnswers(answers)
    *_, last = homes.fetch(library.home, retriever=table)
    assert last.failed == 0, "a page that cannot be had is no failure of the feed"
    library.refresh()
    bodies = {article.url: article.body for article, _ in library.articles(library.find(Query.parse("")).rows)}
    assert "뒷이야기" in bodies[url]
    assert "뒷이야기" not in bodies["https://news.example/예시일보/1"]
    answers[URL] = answer(feed("예시일보", 2) + b" ")
    before = len(table.asked)
    list(homes.fetch(library.home, retriever=table))
    assert len(table.asked) == before + 1, "pages of what is not new are left alone"


def test_the_whole_text_of_one_article_is_kept_as_a_version(library: Library) -> None:
    library.feeds.subscribe(URL)
    fetched(library.home, {URL: answer(feed("예시일보", 1))})
    library.refresh()
    (headline,) = library.headlines(library.find(Query.parse("")).rows)
    url = library.article(headline.id).url or ""
    page = answer(PAGE.format(title="마을 잔치", text="광주 서구는 잔치의 뒷이야기를 길게 전했다. " * 4).encode(), url)
    assert homes.full_text(library.home, headline.id, TableOfAnswers({url: page})) is True
    assert homes.full_text(library.home, headline.id, TableOfAnswers({url: page})) is False
    assert "뒷이야기" in library.article(headline.id).body
    assert library.article(headline.id).versions == 1
    assert homes.full_text(library.home, headline.id, TableOfAnswers({url: Failure(State.OFFLINE)})) == Failure(
        State.OFFLINE
    )
    empty = answer(b"<html><body></body></html>", url)
    assert homes.full_text(library.home, headline.id, TableOfAnswers({url: empty})) == Failure(State.NO_FEED, url)


def test_a_fetch_gives_way_to_whoever_waits_and_goes_on(library: Library) -> None:
    names = [f"https://{n}.example/" for n in range(6)]
    for name in names:
        library.feeds.subscribe(name)
    table = TableOfAnswers({name: answer(feed(f"신문{n}", 1), name) for n, name in enumerate(names)}, seconds=0.05)
    steps = homes.fetch(library.home, retriever=table)
    next(steps)
    began = threading.Event()

    def wait_for_it() -> None:
        with turn(library.home, began.set):
            time.sleep(0.1)

    waiter = threading.Thread(target=wait_for_it)
    waiter.start()
    began.wait(10)
    *_, last = steps
    waiter.join()
    assert last.counts == ImportCounts(new=6)


def test_a_fetch_that_is_stopped_keeps_what_it_has_and_reads_the_rest_again(library: Library) -> None:
    names = [f"https://{n}.example/" for n in range(4)]
    for name in names:
        library.feeds.subscribe(name)
    table = TableOfAnswers({name: answer(feed(f"신문{n}", 2), name) for n, name in enumerate(names)})
    done: list[FetchProgress] = []
    for progress in homes.fetch(library.home, retriever=table, stopping=lambda: len(done) > 1):
        done.append(progress)
    assert not done[-1].finished
    before = len(titles(library.home))
    assert 0 < before < 8
    assert fetched(library.home, table.answers).counts.new == 8 - before


def test_fifty_feeds_at_once_each_say_what_happened_and_the_good_ones_arrive(tmp_path: Path) -> None:
    good, bad = 40, {
        "/500": Reply(b"", 500),
        "/304": Reply(b"", 304),
        "/empty": Reply(b" \n"),
        "/hang": loopback.hang,
        "/half": loopback.half(feed("반쪽", 3)),
        "/loop": loopback.redirect("/loop"),
        "/bomb": Reply(gzip.compress(bytes(8 << 20)), headers={"Content-Encoding": "gzip"}),
        "/large": loopback.endless(8 << 20),
        "/html": Reply(b"<html><body>no feed</body></html>"),
    }  # fmt: skip
    told = {
        "/500": "server", "/304": "status", "/empty": "cut", "/hang": "timeout", "/half": "cut", "/loop": "redirects",
        "/bomb": "large", "/large": "large", "/html": "no_feed",
    }  # fmt: skip
    with serving("0.0.0.0") as server, Library.open(tmp_path) as library:
        server.routes |= bad
        server.routes |= {f"/{n}": Reply(feed(f"신문{n}", 2)) for n in range(good)}
        paths = [*bad, *(f"/{n}" for n in range(good))]
        for n, path in enumerate(paths):
            library.feeds.subscribe(server.url(path, f"127.0.0.{n + 2}"), path)
        library.feeds.subscribe(f"http://127.0.0.1:{closed_port()}/", "/closed")
        web = Web(Limits(connect=2.0, read=1.0, total=10.0, size=1 << 20))
        *_, last = homes.fetch(tmp_path, retriever=web)
        states = {each.name: each.state for each in library.feeds.all()}
    assert {name: states[name] for name in told} == told
    assert states["/closed"] == "connect"
    assert {states[f"/{n}"] for n in range(good)} == {"ok"}
    assert (last.total, last.failed, last.counts.new) == (50, 10, 2 * good)


def test_a_child_process_fetches_for_the_interface_and_can_be_stopped(tmp_path: Path) -> None:
    with serving() as server, Library.open(tmp_path) as library:
        server.routes |= {"/a": Reply(feed("가나일보", 3)), "/hang": loopback.hang}
        library.feeds.subscribe(server.url("/a"))
        library.feeds.subscribe(server.url("/hang"))
        told: list[FetchProgress] = []
        for progress in library.feeds.fetch():
            told.append(progress)
            if progress.done == 1:
                assert library.feeds.fetching
                library.feeds.cancel()
        assert [progress.finished for progress in told] == [False, False]
        assert told[1].counts == ImportCounts(new=3)
        assert not library.feeds.fetching
        assert library.pending() == 3


def test_a_full_text_is_fetched_beside_a_fetch_and_either_can_be_stopped_alone(tmp_path: Path) -> None:
    with serving() as server, Library.open(tmp_path) as library:
        page = PAGE.format(title="서구, 나무 심기", text="광주 서구는 나무를 심은 뒷이야기를 길게 전했다. " * 4)
        item = feed("가나일보", 1).replace(b"https://news.example/", server.url("/page/").encode())
        server.routes |= {"/a": Reply(item), "/hang": loopback.hang}
        server.routes["/page/" + quote("가나일보/0")] = Reply(page.encode(), headers={"Content-Type": "text/html"})
        library.feeds.subscribe(server.url("/a"))
        library.feeds.subscribe(server.url("/hang"))
        for progress in library.feeds.fetch():
            if progress.done == 1:
                library.refresh()
                article_id = library.front().headlines[0].id
                assert library.feeds.full_text(article_id).changed
                assert library.feeds.fetching
                library.feeds.cancel("text")
                assert library.feeds.fetching
                library.feeds.cancel("fetch")
        assert not library.feeds.fetching
        assert [version.cause for version in library.versions(article_id)] == ["first", "full"]


def test_looking_at_an_address_tells_the_feed_or_those_of_the_page(tmp_path: Path) -> None:
    with serving() as server, Library.open(tmp_path) as library:
        server.routes |= {"/rss": Reply(feed("가나일보", 3)), "/": Reply(PAGE.format(title="t", text="").encode())}
        for path in ("/", "/rss"):
            look = library.feeds.look(server.url(path))
            assert [(each.url, each.title, each.articles) for each in look.found] == [
                (server.url("/rss"), "가나일보", 3)
            ]
        missing = library.feeds.look(server.url("/missing"))
        assert (missing.found, missing.state, missing.may_subscribe) == ((), "missing", False)
        away = library.feeds.look(f"http://127.0.0.1:{closed_port()}/")
        assert (away.found, away.state, away.may_subscribe) == ((), "connect", True)
        assert library.feeds.all() == ()


def test_what_cannot_be_fetched_at_all_is_an_error_in_one_line(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        with pytest.raises(ReaderError, match="구독이 없습니다"):
            list(library.feeds.fetch())
        library.feeds.subscribe(URL)
        with pytest.raises(ReaderError, match="그런 구독이 없습니다"):
            list(library.feeds.fetch(["없는 이름"]))
    (tmp_path / "archive.db").write_bytes(b"broken" * 5_000)
    with pytest.raises(ReaderError):
        list(homes.fetch(tmp_path, retriever=TableOfAnswers({})))


def test_marks_are_not_needed_to_know_that_nothing_is_subscribed_to(tmp_path: Path) -> None:
    *_, last = homes.fetch(tmp_path, retriever=TableOfAnswers({}))
    assert (last.total, last.finished) == (0, True)
    with Marks.open(tmp_path) as marks:
        assert dict(marks.all()) == {}


def test_the_same_feed_twice_in_one_fetch_is_one(tmp_path: Path) -> None:
    with Archive.memory() as archive:
        table = TableOfAnswers({URL: answer(feed("예시일보", 2))})
        *_, last = Fetching(archive, table, lambda: False).run([Wanted(URL), Wanted(URL)], archive)
        assert (last.total, archive.count()) == (1, 2)


def test_what_a_server_says_reaches_nobody_as_a_control_sequence(library: Library) -> None:
    hostile = "\x1b]52;c;aGk=\x07[bold]\u202e예시일보\u200b" + "긴" * 500
    library.feeds.subscribe(URL)
    fetched(library.home, {URL: answer(feed(hostile.replace("\x1b", "").replace("\x07", ""), 1))})
    library.feeds.subscribe("https://other.example/", hostile)
    fetched(library.home, {"https://other.example/": Failure(State.REDIRECTS, hostile)})
    for each in library.feeds.all():
        said = each.name + each.words
        assert len(each.name) <= 120
        assert not any(char in said for char in "\x1b\x07\u202e\u200b\n")
