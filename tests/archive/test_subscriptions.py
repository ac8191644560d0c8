from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reader.archive.articles import Archive
from reader.archive.marks import Marks
from reader.archive.salvage import rescue_marks, set_aside
from reader.archive.subscriptions import Subscriptions
from reader.sources.asking import Memory, State
from tests.archive.news import many, prepared, raw

PLAIN: dict[str, object] = {}


@pytest.fixture
def marks() -> Marks:
    return Marks.memory()


def urls(marks: Marks) -> list[str]:
    return [each.url for each in Subscriptions(marks).all()]


def subscribed(marks: Marks, *names: str) -> list[str]:
    return [Subscriptions(marks).add(f"https://{name}.example/", PLAIN).ids[0] for name in names]


def test_subscriptions_stand_in_the_order_in_which_they_were_made(marks: Marks) -> None:
    subscribed(marks, "a", "b", "c")
    assert urls(marks) == ["https://a.example/", "https://b.example/", "https://c.example/"]


def test_the_same_address_is_subscribed_to_once(marks: Marks) -> None:
    subscribed(marks, "a")
    assert Subscriptions(marks).add("https://a.example/", PLAIN).ids == ()


def test_every_change_can_be_taken_back_and_done_again(marks: Marks) -> None:
    first, second, third = subscribed(marks, "a", "b", "c")
    subscriptions = Subscriptions(marks)
    subscriptions.move(third, 0, "지역지")
    subscriptions.set("feed_renamed", second, name="둘째")
    subscriptions.set("feed_set", first, full_text=1, only_gwangju=1)
    subscriptions.set("feed_paused", first, paused=1)
    subscriptions.remove(second)
    after = subscriptions.all()
    assert [each.id for each in after] == [third, first]
    assert (after[0].folder, after[1].full_text, after[1].only_gwangju, after[1].paused) == ("지역지", True, True, True)
    kinds = [change.kind for change in iter(marks.undo, None)]
    assert kinds == ["feed_removed", "feed_paused", "feed_set", "feed_renamed", "feed_moved", *["feed_added"] * 3]
    assert subscriptions.all() == []
    for _ in kinds:
        marks.redo()
    assert subscriptions.all() == after


def test_one_that_was_removed_comes_back_at_the_end_with_fresh_settings(marks: Marks) -> None:
    first, _ = subscribed(marks, "a", "b")
    subscriptions = Subscriptions(marks)
    subscriptions.set("feed_set", first, full_text=1)
    subscriptions.remove(first)
    assert subscriptions.add("https://a.example/", {"name": "다시"}).ids == (first,)
    last = subscriptions.all()[-1]
    assert (last.id, last.name, last.full_text) == (first, "다시", False)


def test_what_another_session_changed_since_is_left_alone(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as mine, Marks.open(tmp_path) as theirs:
        (feed_id,) = subscribed(mine, "a")
        Subscriptions(mine).set("feed_renamed", feed_id, name="하나")
        Subscriptions(theirs).set("feed_renamed", feed_id, name="둘")
        change = mine.undo()
        assert change is not None
        assert change.left == (feed_id,)
        assert Subscriptions(mine).all()[0].name == "둘"


def test_subscriptions_survive_damage_of_the_file_they_are_in(tmp_path: Path) -> None:
    with Marks.open(tmp_path) as marks:
        subscribed(marks, *"abcdefgh")
        before = Subscriptions(marks).all()
    rescue_marks(tmp_path, set_aside(tmp_path / "marks.db", "now"), tmp_path / "backup")
    with Marks.open(tmp_path) as marks:
        assert Subscriptions(marks).all() == before


def test_what_is_known_of_a_feed_comes_back_as_it_was_kept() -> None:
    memory = Memory(
        *("https://a.example/", "예시일보", "https://a.example/home", '"7"', "Mon", "https://b.example/"),
        *(1_000, 900, State.BUSY, "429", 3, 2_000, True, -5),
    )
    with Archive.memory() as archive:
        archive.feeds.keep(Memory("https://a.example/"))
        archive.feeds.keep(memory)
        assert archive.feeds.all() == {"https://a.example/": memory}
        archive.feeds.forget("https://a.example/")
        assert archive.feeds.all() == {}


def test_articles_a_day_are_those_since_a_feed_is_known_or_of_four_weeks() -> None:
    with Archive.memory() as archive:
        archive.feeds.count_new("young", date(2026, 2, 1), 0)
        archive.feeds.count_new("young", date(2026, 2, 3), 6)
        archive.feeds.count_new("young", date(2026, 2, 3), 3)
        archive.feeds.count_new("old", date(2026, 1, 1), 500)
        archive.feeds.count_new("old", date(2026, 2, 2), 56)
        archive.feeds.count_new("today", date(2026, 2, 3), 40)
        assert archive.feeds.rates(date(2026, 2, 3)) == {"young": 3.0, "old": 2.0}


def test_of_a_rescued_archive_feeds_are_read_as_a_whole_again(tmp_path: Path) -> None:
    from reader.archive.rescue import rescue_archive

    with Archive.open(tmp_path, writable=True) as archive:
        archive.add(many(20))
        archive.feeds.keep(Memory("https://a.example/", "예시일보", etag='"7"', modified="Mon", body=7, tried=5))
    damaged = set_aside(tmp_path / "archive.db", "now")
    assert rescue_archive(tmp_path / "archive.db", damaged, [], tmp_path / "backup") == 20
    with Archive.open(tmp_path) as archive:
        assert archive.feeds.all() == {"https://a.example/": Memory("https://a.example/", "예시일보", tried=5)}


def test_a_whole_text_is_a_version_that_is_no_edit_and_the_old_short_one_reverts_nothing() -> None:
    url, now = "https://a.example/1", datetime(2026, 2, 1, tzinfo=UTC)
    short, whole = (
        raw("서구, 도서관 개방", text, url=url) for text in ("짧은 글이다.", "짧은 글이다.\n뒤에 이어지는 긴 글이다.")
    )
    with Archive.memory() as archive:
        archive.add([prepared(short)])
        article_id = archive.front()[0].id
        row = archive.row_of(article_id)
        assert archive.pages.completed([row]) == set()
        assert archive.pages.complete(row, prepared(whole), int(now.timestamp()))
        assert not archive.pages.complete(row, prepared(whole), int(now.timestamp()))
        archive.add([prepared(short)])
        article = archive.article(article_id)
        assert (article.body, article.versions) == (whole.text, 1)
        assert archive.pages.printed(row).text == whole.text
        assert archive.pages.completed([row]) == {row}
        assert [version.cause for version in archive.versions(article_id)] == ["first", "full"]
        assert archive.faults() == []


def test_the_subscriptions_of_a_stored_old_file_are_none(tmp_path: Path) -> None:
    old = Path(__file__).parent / "marks_v2.sql"
    with closing(sqlite3.connect(tmp_path / "marks.db")) as db:
        db.executescript(old.read_text(encoding="utf-8"))
    with Marks.open(tmp_path) as marks:
        assert Subscriptions(marks).all() == []
        subscribed(marks, "a")
        assert urls(marks) == ["https://a.example/"]
