"""Announcements in the archive: written with their article, asked for by day."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from reader import ingest
from reader.announcing import BATCH, announce
from reader.archive.articles import Archive
from reader.archive.values import Prepared
from reader.model import KST, DayMention, DayRole
from reader.worker import remake
from tests.archive.news import many, prepared, raw

SPRING = date(2026, 1, 1), date(2026, 6, 30)


def announcing(
    text: str, day: str, words: str, *, headline: str = "서구, 돌봄 포럼", url: str | None = None
) -> Prepared:
    """An article of 14 January 2026 that names `day` in these `words`."""
    mention = DayMention(words, date.fromisoformat(day), date.fromisoformat(day), DayRole.EVENT, True)
    return prepared(raw(headline, text, url=url), dates=(mention,))


MOVED = "서구는 오는 21일로 미뤄 포럼을 연다고 밝혔다.", "2026-01-21", "오는 21일"
FORUM = announcing("서구는 오는 19일 서구청 들불홀에서 돌봄 포럼을 연다고 밝혔다.", "2026-01-19", "오는 19일")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path, writable=True) as opened:
        yield opened


def told(archive: Archive, first: date = SPRING[0], last: date = SPRING[1]) -> list[tuple[int, str, str]]:
    return [(row, each.first.isoformat(), each.what) for row, each in archive.agenda.between(first, last)]


def test_what_an_article_announces_is_there_when_the_article_is(archive: Archive) -> None:
    archive.add([FORUM])
    assert told(archive) == [(1, "2026-01-19", "서구, 돌봄 포럼")]
    (_, found), *_ = archive.agenda.between(*SPRING)
    assert (found.venue, found.words) == ("서구청 들불홀", "서구는 오는 19일 서구청 들불홀에서 돌봄 포럼을 연다")


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [("2026-01-19", "2026-01-19", 1), ("2026-01-20", "2026-02-01", 0), ("2026-01-01", "2026-01-18", 0)],
)
def test_only_the_days_asked_for_are_read_and_by_index(archive: Archive, first: str, last: str, count: int) -> None:
    archive.add([FORUM])
    asked: list[str] = []
    archive._db.set_trace_callback(asked.append)
    assert len(archive.agenda.between(date.fromisoformat(first), date.fromisoformat(last))) == count
    archive._db.set_trace_callback(None)
    plan = " ".join(row[3] for row in archive._db.execute(f"EXPLAIN QUERY PLAN {asked[0]}"))
    assert "agenda_last" in plan


def test_a_changed_text_announces_anew(archive: Archive) -> None:
    address = "https://news.example/1"
    archive.add([announcing("서구는 오는 19일 포럼을 연다고 밝혔다.", "2026-01-19", "오는 19일", url=address)])
    archive.add([announcing("서구는 오는 21일로 미뤄 포럼을 연다고 밝혔다.", "2026-01-21", "오는 21일", url=address)])
    assert [day for _, day, _ in told(archive)] == ["2026-01-21"]


def test_what_two_articles_announce_that_turn_out_to_be_one_is_told_once(archive: Archive) -> None:
    address = "https://news.example/2"
    archive.add([FORUM])
    archive.add([announcing("서구는 오는 20일 포럼을 연다고 밝혔다.", "2026-01-20", "오는 20일", url=address)])
    assert len(told(archive)) == 2
    archive.add([prepared(replace(FORUM.raw, url=address), dates=FORUM.article.dates)])
    assert archive.count() == 1
    assert [(row, day) for row, day, _ in told(archive)] == [(1, "2026-01-20")]


def test_what_is_found_later_is_found_in_short_steps_and_lasts_until_the_text_changes(archive: Archive) -> None:
    address = "https://news.example/3"
    later = [replace(each, agenda=None) for each in (FORUM, announcing(*MOVED, url=address))]
    archive.add(later)
    assert (told(archive), archive.agenda.waiting(9), archive.agenda.count_waiting()) == ([], [2, 1], 2)
    assert next(announce(archive)) == 2
    assert [day for _, day, _ in told(archive)] == ["2026-01-19", "2026-01-21"]
    assert (archive.agenda.waiting(9), archive.agenda.count_waiting()) == ([], 0)
    archive.add(
        [replace(announcing("서구는 포럼을 오는 23일 연다.", "2026-01-23", "오는 23일", url=address), agenda=None)]
    )
    assert [day for _, day, _ in told(archive)] == ["2026-01-19"]
    assert list(announce(archive)) == [1]
    assert [day for _, day, _ in told(archive)] == ["2026-01-19", "2026-01-23"]


def test_finding_what_articles_announce_ends_when_it_is_told_to(archive: Archive) -> None:
    archive.add([replace(each, agenda=None) for each in many(BATCH + 1)])
    answers = iter([False, True])
    assert list(announce(archive, lambda: next(answers))) == [BATCH]
    assert archive.agenda.waiting(9) == [1]


def test_what_two_articles_announce_that_turn_out_to_be_one_is_found_later_as_well(archive: Archive) -> None:
    address = "https://news.example/4"
    archive.add([FORUM])
    archive.add([replace(announcing(*MOVED, url=address), agenda=None)])
    archive.add([prepared(replace(FORUM.raw, url=address), dates=FORUM.article.dates)])
    assert (archive.count(), told(archive), archive.agenda.waiting(9)) == (1, [], [1])
    assert list(announce(archive)) == [1]
    assert [(row, day) for row, day, _ in told(archive)] == [(1, "2026-01-21")]


def test_an_archive_that_knew_no_agenda_gets_it_when_its_articles_are_made_again(tmp_path: Path) -> None:
    text = "광주 서구는 오는 19일 서구청에서 돌봄 포럼을 연다고 14일 밝혔다."
    article = raw("서구, 돌봄 포럼", text, published="2026-01-14")
    made = list(ingest.articles([article], datetime(2026, 1, 14, 9, tzinfo=KST)))
    with Archive.open(tmp_path, writable=True) as archive:
        archive.add([each for each in made if isinstance(each, Prepared)])
    with closing(sqlite3.connect(tmp_path / "archive.db")) as db:
        db.execute("DELETE FROM agenda")
        db.execute("UPDATE article SET resolver = 1")
        db.commit()
    with Archive.open(tmp_path, writable=True) as archive:
        seq = archive.seq()
        assert remake(archive, ingest.makers(), lambda: False) == 1
        assert [day for _, day, _ in told(archive)] == ["2026-01-19"]
        assert archive.seq() == seq, "nobody who reads articles hears of it"
