from __future__ import annotations

import subprocess
import sys
import unicodedata
from datetime import timedelta

import pytest

from reader.model import DISTRICTS, Article, Institution, Place
from reader.sample import TODAY, articles, build

SAMPLE_NAMES = ("예시", "견본")


@pytest.fixture(scope="module")
def edition() -> list[Article]:
    return articles()


def test_the_packaged_edition_is_what_the_pipeline_makes_of_its_sources() -> None:
    packaged = build.EDITION.read_text(encoding="utf-8")
    assert packaged == build.edition(build.rows()), "run: python -m reader.sample.build"


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


def test_the_build_command_says_whether_the_package_is_up_to_date(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setattr(build, "EDITION", tmp_path / "edition.jsonl")
    assert build.main([]) == 0
    assert build.main(["--check"]) == 0
    build.EDITION.write_text("", encoding="utf-8")
    assert build.main(["--check"]) == 1


def test_loading_it_needs_no_pipeline() -> None:
    script = "import sys, reader.sample; reader.sample.articles(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    heavy = ("numpy", "kiwipiepy", "textual", "sqlite3", "tomllib", "reader.ingest", "reader.tagging", "reader.archive")
    assert not [name for name in loaded if name.startswith(heavy)]
