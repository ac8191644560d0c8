from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from reader import ingest, sources
from reader.archive.values import Prepared
from reader.model import KST
from tests.sample.labelled import FIXTURES
from tests.tagging.evaluate_stories import OWN, Grouped, b_cubed, grouped, labelled

SEED = Path(__file__).parents[3] / "shared" / "seeds" / "002_7f4c63554c967361.txt"
SEED_GROUPS = ((1, 4, 9, 10, 17), (2, 3), (5, 15, 16, 18), (11, 19), (12, 14))
"""Items of the digest seed that tell of one event, counted from 1; the others are alone."""


@pytest.fixture(scope="module")
def sample() -> Grouped:
    return grouped(labelled(OWN))


def test_the_stories_of_the_sample_are_told_apart(sample: Grouped) -> None:
    assert sample.scores().f1 >= 0.97


def test_no_lookalike_is_welded_to_another_article(sample: Grouped) -> None:
    assert len(sample.families) >= 60
    assert not [(one.title, other.title) for one, other in sample.welds() if {one.id, other.id} & set(sample.families)]


def test_releases_as_outlets_retell_them_are_one_story_and_what_looks_alike_is_not() -> None:
    retold = grouped(labelled(FIXTURES / "stories" / "retold.jsonl"))
    assert not retold.welds()
    assert not retold.splits()


@pytest.mark.skipif(not SEED.exists(), reason="the seed files are not here")
def test_the_digest_that_the_reader_was_made_for() -> None:
    labels = {item: f"group {number}" for number, items in enumerate(SEED_GROUPS) for item in items}
    items = ingest.articles(sources.read(str(SEED)), datetime(2026, 2, 22, 9, tzinfo=KST))
    articles = [each for each in items if isinstance(each, Prepared)]
    assert len(articles) == 20
    result = grouped((each, labels.get(item), None) for item, each in enumerate(articles, start=1))
    assert not [(one.title, other.title) for one, other in (*result.welds(), *result.splits())]


def test_b_cubed_is_that_of_its_authors() -> None:
    """The example of Bagga and Baldwin (1998): twelve mentions, two errors."""
    labels = dict(zip("123456789abc", "111112233333", strict=True))
    found = dict(zip("123456789abc", "111112222222", strict=True))
    scores = b_cubed(found, labels)
    assert (round(scores.precision, 2), round(scores.recall, 2)) == (0.76, 1.0)
