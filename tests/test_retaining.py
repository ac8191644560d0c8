from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.archive.articles import Archive
from reader.archive.marks import Marks
from reader.archive.subscriptions import Subscriptions
from reader.archive.values import Prepared
from reader.config import Keep, Settings
from reader.fetching.taking import NotRemoved
from reader.model import Place
from reader.retaining import retain
from tests.archive.news import prepared, raw

FEED, OTHER, FILE = "https://a.example/rss", "https://b.example/rss", "/news/page.txt"
NOW = datetime(2026, 3, 1, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=60)


def article(n: int, source: str = FEED, place: Place = Place.BUK) -> Prepared:
    text = f"{source} 소식: 광주 북구는 {n}번째 마을 도서관의 문을 열었다고 밝혔다. 주민이 책을 빌린다."
    return prepared(raw(f"{n}번째 도서관", text, source=source, url=f"{source}/{n}", page=source), primary=place)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Two feeds and a file: six old articles each, and one new one of the first feed."""
    with Archive.open(tmp_path, writable=True) as archive, Marks.open(tmp_path) as marks:
        for source in (FEED, OTHER, FILE):
            archive.add([article(n, source) for n in range(6)], LONG_AGO)
        archive.add([article(9)], NOW)
        Subscriptions(marks).add(FEED, {"name": "예시일보"})
        Subscriptions(marks).add(OTHER, {})
    return tmp_path


def kept(home: Path, source: str = FEED) -> set[str]:
    with Archive.open(home) as archive:
        articles = [archive.article(row.id) for row in archive.changes()]
    return {each.title for each in articles if each.source == source}


def retained(home: Path, settings: Settings) -> int:
    with Archive.open(home, writable=True) as archive:
        count = retain(home, archive, settings, NOW)
        assert archive.faults() == []
        return count


def test_without_settings_everything_is_kept_for_good(home: Path) -> None:
    assert retained(home, Settings()) == 0


def test_what_came_too_long_ago_goes_from_feeds_and_never_from_files(home: Path) -> None:
    assert retained(home, Settings(keep_days=30)) == 12
    assert kept(home) == {"9번째 도서관"}
    assert kept(home, OTHER) == set()
    assert len(kept(home, FILE)) == 6


def test_of_too_many_the_ones_that_came_last_stay(home: Path) -> None:
    assert retained(home, Settings(keep_articles=2)) == 5 + 4
    assert kept(home) == {"9번째 도서관", "5번째 도서관"}


def test_a_single_feed_can_have_limits_of_its_own(home: Path) -> None:
    settings = Settings(keep_days=30, keep={"예시일보": Keep(days=0), OTHER: Keep(articles=5)})
    assert retained(home, settings) == 1
    assert len(kept(home)) == 7


@pytest.mark.parametrize("mark", ["read", "saved", "note", "tag", "place"])
def test_nothing_with_a_mark_goes(home: Path, mark: str) -> None:
    with Archive.open(home) as archive, Marks.open(home) as marks:
        ids = {archive.article(row.id).url: row.id for row in archive.changes()}
        subjects = [archive.subject(ids[f"{FEED}/3"])]
        {
            "read": lambda: marks.read(subjects, opening=True),
            "saved": lambda: marks.save(subjects),
            "note": lambda: marks.note(subjects, "메모"),
            "tag": lambda: marks.tag(subjects, ["행사"]),
            "place": lambda: marks.place(subjects, Place.NAM),
        }[mark]()
    retained(home, Settings(keep_days=30))
    assert kept(home) == {"9번째 도서관", "3번째 도서관"}


def test_a_mark_that_was_taken_back_keeps_nothing(home: Path) -> None:
    with Archive.open(home) as archive, Marks.open(home) as marks:
        marks.save([archive.subject(row.id) for row in archive.changes()])
        marks.undo()
    assert retained(home, Settings(keep_days=30)) == 12


def test_unread_articles_of_the_own_district_stay(home: Path) -> None:
    with Archive.open(home, writable=True) as archive:
        archive.add([article(7, place=Place.SEO)], LONG_AGO)
    retained(home, Settings(keep_days=30, place="seo"))
    assert kept(home) == {"9번째 도서관", "7번째 도서관"}
    retained(home, Settings(keep_days=30, place="nam"))
    assert kept(home) == {"9번째 도서관"}


def test_what_went_does_not_come_back_while_its_feed_still_holds_it_but_can_be_imported(home: Path) -> None:
    retained(home, Settings(keep_days=30))
    with Archive.open(home, writable=True) as archive:
        counts = NotRemoved(archive).add([article(n) for n in (2, 9, 10)], NOW)
        assert (counts.new, counts.same) == (1, 1)
        assert archive.add([article(2)], NOW).new == 1


def test_readers_hear_that_articles_are_gone(home: Path) -> None:
    with Archive.open(home) as archive:
        seq = archive.seq()
    retained(home, Settings(keep_days=30))
    with Archive.open(home) as archive:
        assert len(archive.gone(seq)) == 12


def test_it_stops_when_told_to(home: Path) -> None:
    with Archive.open(home, writable=True) as archive:
        assert retain(home, archive, Settings(keep_days=30), NOW, lambda: True) == 0
