from __future__ import annotations

import sqlite3
import unicodedata
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from reader.archive.articles import Archive
from reader.archive.database import DamagedError
from reader.archive.schema import ARCHIVE
from reader.errors import ArchiveError
from reader.library import Library
from reader.model import DISTRICTS, Article, Institution, Place
from reader.sample import EDITION, TODAY, build

SAMPLE_NAMES = ("예시", "견본")


@pytest.fixture(scope="module")
def edition() -> list[Article]:
    with closing(Archive.packaged(EDITION)) as archive:
        return [article for _, article, _ in build.contents(archive)]


def test_the_packaged_edition_is_what_the_pipeline_makes_of_its_sources() -> None:
    with closing(build.made()) as archive, closing(Archive.packaged(EDITION)) as packaged:
        assert build.contents(packaged) == build.contents(archive), "run: python -m reader.sample.build"
        assert packaged.front(300) == archive.front(300)
        assert packaged.totals() == archive.totals()


def test_the_packaged_edition_is_of_our_version_of_the_archive() -> None:
    with closing(sqlite3.connect(f"{EDITION.as_uri()}?mode=ro", uri=True)) as file:
        header = [file.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        assert header == [ARCHIVE.application_id, ARCHIVE.version], "run: python -m reader.sample.build"
        assert file.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_reading_the_packaged_edition_leaves_nothing_in_its_folder(tmp_path: Path) -> None:
    copy = tmp_path / "한글 # 100%" / "edition.db"
    copy.parent.mkdir()
    copy.write_bytes(EDITION.read_bytes())
    with closing(Archive.packaged(copy)) as archive:
        assert archive.count() == len(archive.front(300)) > 0
        assert list(copy.parent.iterdir()) == [copy]
        with pytest.raises(ArchiveError):
            archive.upkeep.recount()


def test_a_packaged_edition_that_is_none_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError):
        Archive.packaged(tmp_path / "absent.db").count()
    (tmp_path / "foreign.db").write_bytes(b"no database " * 500)
    with closing(Archive.packaged(tmp_path / "foreign.db")) as archive, pytest.raises(DamagedError):
        archive.count()


def test_opening_the_sample_inserts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(Archive, "add")
    monkeypatch.delattr(Archive, "memory")
    with Library.sample() as library:
        assert library.front().total == len(library.rows_in_file_order())


def test_it_holds_six_weeks_that_end_today(edition: list[Article]) -> None:
    days = [article.published.first for article in edition if article.published.first]
    assert len(edition) >= 150
    assert max(days) == TODAY
    assert timedelta(weeks=5) < TODAY - min(days) <= timedelta(weeks=6, days=1)


def test_today_has_a_screenful_of_news(edition: list[Article]) -> None:
    assert sum(article.published.first == TODAY for article in edition) >= 12


def test_newest_come_first(edition: list[Article]) -> None:
    days = [article.published.first for article in edition]
    assert days == sorted(days, reverse=True, key=str)


def test_every_outlet_names_itself_a_sample(edition: list[Article]) -> None:
    named = {article.outlet for article in edition if article.outlet}
    assert len(named) > 8
    assert all(outlet.startswith(SAMPLE_NAMES) for outlet in named)


def test_every_place_and_every_institution_has_news(edition: list[Article]) -> None:
    assert {article.primary for article in edition} == set(Place)
    assert {article.institution for article in edition} >= set(Institution)
    assert all(sum(article.primary is place for article in edition) >= 15 for place in DISTRICTS)


def test_ids_are_unique(edition: list[Article]) -> None:
    assert len({article.id for article in edition}) == len(edition)


def test_no_byline_stays_in_a_text(edition: list[Article]) -> None:
    assert not [article.body[:60] for article in edition if " 기자]" in article.body or " 기자 |" in article.body]


def test_it_holds_what_is_hard_to_show(edition: list[Article]) -> None:
    everything = "\n".join(f"{article.title}\n{article.body}" for article in edition)
    for mark in (
        "[bold]",
        "[/]",
        "㈜",
        "㎞",
        "‧",
        "ㆍ",
        "·",
        "“",
        "‘",
        '"',
        "'",
        "△",
        "▲",
        "∼",
        "AI",
        "MBTI",
        "통합돌봄",
    ):
        assert mark in everything, mark
    assert max(2 * len(article.title) for article in edition) >= 120
    assert any(article.captions and article.credits for article in edition)
    assert sum(article.title_derived and article.truncated for article in edition) >= 5


def test_decomposed_hangul_of_a_source_is_composed(edition: list[Article]) -> None:
    source = (build.SOURCES / "articles.jsonl").read_text(encoding="utf-8")
    assert unicodedata.normalize("NFC", source) != source
    assert all(unicodedata.is_normalized("NFC", article.title + article.body) for article in edition)


def test_the_build_command_says_whether_the_package_is_up_to_date(tmp_path: Path) -> None:
    mine = tmp_path / "edition.db"
    assert build.main(["--check"], mine) == 1
    assert build.main([], mine) == 0
    assert build.main(["--check"], mine) == 0
    mine.write_bytes(mine.read_bytes()[:5000])
    assert build.main(["--check"], mine) == 1


def test_building_the_same_edition_again_does_not_touch_the_file(tmp_path: Path) -> None:
    mine = tmp_path / "edition.db"
    mine.write_bytes(EDITION.read_bytes())
    assert build.main([], mine) == 0
    assert mine.read_bytes() == EDITION.read_bytes()
