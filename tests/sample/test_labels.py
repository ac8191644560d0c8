from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import pytest

from reader.model import Article
from reader.sample import build
from tests.sample.labelled import FIXTURES, labels, stories

FEW = 0.03
"""The share of articles whose place or institution may still be told wrongly."""

Labelled = list[tuple[dict[str, Any], Article]]


@pytest.fixture(scope="module")
def pairs() -> Labelled:
    """Each label with the article that the pipeline makes of its line."""
    made = {
        (prepared.raw.source.removeprefix("sample/"), prepared.raw.line): prepared.article
        for prepared in build.prepared(build.SOURCES)
    }
    labelled = [(label, made.pop((label["file"], label["line"]))) for label in labels()]
    assert not made, "articles without a label"
    return labelled


@pytest.mark.parametrize("field", ["outlet", "reporter", "truncated"])
def test_what_is_printed_becomes_fields(pairs: Labelled, field: str) -> None:
    wrong = [(label["file"], label["line"], getattr(article, field)) for label, article in pairs
             if getattr(article, field) != label[field]]  # fmt: skip
    assert not wrong, wrong


def test_printed_headlines_are_kept_and_missing_ones_made(pairs: Labelled) -> None:
    assert all(article.title == label["title"] for label, article in pairs if label["title"])
    assert all(article.title_derived and article.title for label, article in pairs if not label["title"])


def test_every_article_has_its_day_or_month(pairs: Labelled) -> None:
    wrong = [(label["file"], label["line"], label["published"], article.published.text) for label, article in pairs
             if not article.published.text.startswith(label["published"])
             or article.published.certain != label["certain"]]  # fmt: skip
    assert not wrong, wrong


def test_announced_days_are_found(pairs: Labelled) -> None:
    wrong = []
    for label, article in pairs:
        found = {f"{day.start}..{day.end}" for day in article.dates} | {f"{day.start}" for day in article.dates}
        wrong += [(label["file"], label["line"], day) for day in label["dates"] if day not in found]
    assert not wrong, wrong


def test_articles_stand_at_their_place(pairs: Labelled) -> None:
    wrong = [(label["file"], label["line"], label["primary"], article.primary.value, article.title)
             for label, article in pairs if article.primary not in (label["primary"], *label["accept"])]  # fmt: skip
    assert len(wrong) <= FEW * len(pairs), wrong


def test_articles_name_every_place_they_are_about_and_no_other(pairs: Labelled) -> None:
    wrong = [(label["file"], label["line"], label["places"], article.places) for label, article in pairs
             if article.primary == label["primary"]
             and not set(label["places"]) <= set(article.places) <= {*label["places"], *label["may"]}]  # fmt: skip
    assert len(wrong) <= FEW * len(pairs), wrong


def test_the_acting_institution_is_told(pairs: Labelled) -> None:
    wrong = [(label["file"], label["line"], label["institution"], article.institution, article.title)
             for label, article in pairs if article.institution not in _alternatives(label["institution"])]  # fmt: skip
    assert len(wrong) <= FEW * len(pairs), wrong


def test_fifteen_releases_are_reprinted_by_three_to_six_outlets() -> None:
    outlets = defaultdict(list)
    for label in labels():
        outlets[label["group"]].append(label["outlet"])
    reprinted = {group: names for group, names in outlets.items() if len(names) >= 3}
    assert len(reprinted) >= 15
    assert all(len(names) <= 6 for names in reprinted.values())
    assert all(max(Counter(filter(None, names)).values()) == 1 for names in reprinted.values())


def test_sixty_lookalikes_stand_alone_in_their_families() -> None:
    alike = [row for row in stories() if row["family"]]
    assert len(alike) >= 60
    assert min(Counter(row["family"] for row in alike).values()) >= 2
    assert max(Counter(row["story"] for row in alike).values()) == 1


def test_every_labelled_story_stands_in_a_file() -> None:
    for name, rows in Counter(row["file"] for row in stories()).items():
        lines = (FIXTURES / name).read_text(encoding="utf-8").splitlines()
        assert rows <= len(lines)
        assert all(lines[row["line"] - 1] for row in stories() if row["file"] == name)


def test_own_reports_belong_to_a_story_but_to_no_reprint_group() -> None:
    own = [row for row in stories() if row["group"] != row["story"]]
    assert own
    assert {row["story"] for row in own} <= {row["group"] for row in stories()}


def _alternatives(institution: object) -> list[object]:
    return institution if isinstance(institution, list) else [institution]
