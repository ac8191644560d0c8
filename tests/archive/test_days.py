"""Days of articles that appeared long ago: left out by a large import, the same for whoever asks, found afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from reader.announcing import announce
from reader.archive.articles import Archive
from reader.archive.days import is_whole, whole
from reader.ingest import LOT, PAST, Prepared, articles
from reader.intake import RawArticle
from reader.model import KST, Article
from tests.archive.news import raw

IMPORTED = datetime(2026, 7, 1, 9, tzinfo=KST)
TEXT = "광주 서구는 지난 12일 서구청에서 골목 회의를 열고 오는 {}일부터 11월 30일까지 돌봄 모임을 연다고 14일 밝혔다."


def source() -> list[RawArticle]:
    """From the last article that counts as past to one of the day before the import."""
    days = [(IMPORTED - PAST).date().replace(day=n).isoformat() for n in range(15, 30)]
    return [raw(f"모임 {n}", TEXT.format(20 + n % 8), published=day, page=None) for n, day in enumerate(days, 1)]


def imported(raws: Sequence[RawArticle], at: datetime = IMPORTED) -> list[Prepared]:
    return [each for each in articles(raws, at) if isinstance(each, Prepared)]


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.ingest.SOON", 0)


@pytest.fixture
def archive(tmp_path: Path, large: None) -> Iterator[Archive]:
    with Archive.open(tmp_path, writable=True) as opened:
        opened.add(imported(source()))
        yield opened


def stored(archive: Archive, *, complete: bool) -> list[Article]:
    ids = sorted((each.row, each.id) for each in archive.changes())
    return [archive.article(article_id, whole=complete) for _, article_id in ids]


def test_a_large_import_leaves_them_out_and_whoever_asks_gets_what_a_small_one_finds(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    at_once = [each.article for each in imported(source())]
    assert all(each.dates for each in at_once)
    assert not any(each.dates for each in stored(archive, complete=False))
    told = stored(archive, complete=True)
    assert [(each.dates, each.evidence) for each in told] == [(each.dates, each.evidence) for each in at_once]


def test_the_background_archives_them_and_tells_nobody_of_a_change(archive: Archive) -> None:
    before, change = stored(archive, complete=True), archive.seq()
    assert sum(announce(archive)) == len(before)
    assert stored(archive, complete=False) == before
    assert archive.seq() == change
    assert archive.agenda.count_waiting() == 0


def test_what_they_announce_is_then_in_the_agenda(archive: Archive) -> None:
    first, last = IMPORTED.date(), IMPORTED.date().replace(month=12)
    assert archive.agenda.between(first, last) == []
    sum(announce(archive))
    assert len({row for row, _ in archive.agenda.between(first, last)}) == len(source())


@pytest.mark.usefixtures("large")
def test_later_articles_and_pages_with_one_that_states_no_day_are_read_at_once() -> None:
    recent = [raw(text=TEXT.format(20), published="2026-06-12", page=None)]
    mixed = [raw(f"모임 {n}", TEXT.format(20), published=day, page="p") for n, day in enumerate(["2025-06-12", None])]
    undated = [raw(text=TEXT.format(21), page=None)]
    found = [each.article for each in imported([*recent, *mixed, *undated])]
    assert all(is_whole(each) and each.dates for each in found)
    assert [whole(each) is each for each in found] == [True] * 4


def test_far_behind_in_a_long_source_they_wait_whenever_an_article_appeared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.ingest.SOON", 0)
    monkeypatch.setattr("reader.ingest.MANY", LOT)
    news = [raw(f"모임 {n}", TEXT.format(20), published="2026-06-30", page=None) for n in range(LOT + 1)]
    found = [each.article for each in imported(news)]
    assert [is_whole(each) for each in found] == [True] * LOT + [False]
    assert whole(found[-1]).dates == found[0].dates


@pytest.mark.usefixtures("large")
def test_what_our_own_export_states_is_kept() -> None:
    (article,) = imported(
        [raw(text=TEXT.format(20), published="2025-06-12", page=None, restored={"title": "다른 제목"})]
    )
    assert article.article.dates


def test_a_text_that_makes_the_search_for_days_stumble_is_shown_without_them(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(_: Article) -> None:
        raise IndexError

    monkeypatch.setattr("reader.tagging.dates.days_of", stumble)
    assert [each.dates for each in stored(archive, complete=True)] == [()] * len(source())
    assert sum(announce(archive)) == len(source()), "and nobody waits for it again"


def test_an_article_without_any_day_has_nothing_that_its_days_could_lean_on(archive: Archive) -> None:
    (dated,) = stored(archive, complete=False)[:1]
    undated = replace(dated, published=replace(dated.published, first=None, last=None))
    assert whole(undated) is undated
    assert whole(dated).dates
