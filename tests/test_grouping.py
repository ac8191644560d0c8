"""Groups of an archive: the same whatever came first, with ids that stay, and found by every later run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader import grouping
from reader.archive.articles import Archive
from reader.archive.values import Prepared
from tests.archive.news import TEXT, prepared, raw
from tests.sample.labelled import FIXTURES
from tests.tagging.evaluate_stories import labelled

RETOLD = [each for each, _, _ in labelled(FIXTURES / "stories" / "retold.jsonl")]
NOW = datetime(2026, 12, 20, tzinfo=UTC)


def group(archive: Archive) -> int:
    return sum(grouping.group(archive))


def stories(archive: Archive) -> set[frozenset[str]]:
    """The articles of each story, by their addresses."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in archive.changes():
        found[row.story].add(archive.article(row.id).url or row.title)
    return {frozenset(story) for story in found.values()}


def of(*batches: Iterable[Prepared]) -> Archive:
    """An archive into which `batches` came one after the other, grouped after each."""
    archive = Archive.memory()
    for batch in batches:
        archive.add(list(batch), NOW)
        group(archive)
    return archive


@pytest.fixture(scope="module")
def rebuilt() -> set[frozenset[str]]:
    with of(RETOLD) as archive:
        return stories(archive)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(RETOLD), st.integers(1, len(RETOLD)))
def test_any_order_of_arrival_gives_what_a_rebuild_gives(
    rebuilt: set[frozenset[str]], arrived: Sequence[Prepared], size: int
) -> None:
    with of(*(arrived[start : start + size] for start in range(0, len(arrived), size))) as archive:
        assert stories(archive) == rebuilt


def test_an_article_alone_has_its_own_id_and_a_story_that_of_its_first(tmp_path: Path) -> None:
    with of(RETOLD) as archive:
        for row in archive.changes():
            article = archive.article(row.id)
            members = [archive.article(archive.ids_of([each])[each]) for each in archive.folding.rows_of(article.story)]
            assert article.story in {member.id for member in members}
            assert article.id in {member.id for member in members}


def test_the_id_of_a_story_stays_when_others_join_it_and_when_all_is_grouped_anew() -> None:
    first, *others = [each for each in RETOLD if "썰매" in each.article.title and "눈썰매" not in each.article.title]
    with of([first], others[:1]) as archive:
        (name,) = {row.story for row in archive.changes()}
        archive.add(others[1:], NOW)
        group(archive)
        assert {row.story for row in archive.changes()} == {name}
        archive._db.execute("UPDATE state SET value = 0 WHERE name = 'grouper'")
        assert group(archive) == len(others) + 1
        assert {row.story for row in archive.changes()} == {name}


def test_what_is_grouped_is_not_grouped_again_and_nobody_hears_of_it() -> None:
    with of(RETOLD) as archive:
        seq = archive.seq()
        assert group(archive) == 0
        archive.add(RETOLD, NOW)
        assert group(archive) == 0
        assert archive.seq() == seq


def test_stopping_in_between_leaves_the_rest_for_the_next_run(rebuilt: set[frozenset[str]]) -> None:
    with Archive.memory() as archive:
        archive.add(RETOLD, NOW)
        assert list(grouping.group(archive, lambda: True)) == []
        assert archive.stories.count_ungrouped() == len(RETOLD)
        group(archive)
        assert stories(archive) == rebuilt


def test_an_article_that_is_edited_leaves_the_story_and_the_others_stay() -> None:
    ours = raw("서구, 마을 도서관 야간 개방", TEXT.format("세 곳 모두 냉난방을 갖췄다."), url="https://example.org/1")
    theirs = raw(
        "밤에도 여는 마을 도서관",
        TEXT.format("세 곳 모두 냉난방을 갖췄다."),
        url="https://example.org/2",
        outlet="견본뉴스",
    )
    with of([prepared(ours), prepared(theirs)]) as archive:
        assert len(stories(archive)) == 1
        other = raw(
            "정정: 체육관 이야기",
            "체육관 지붕을 고치는 공사가 봄까지 이어져 탁구 교실이 강당으로 옮긴다.",
            url="https://example.org/1",
        )
        archive.add([prepared(other)], NOW)
        group(archive)
        assert len(stories(archive)) == 2


def test_grouping_takes_no_article_away_and_all_can_be_read() -> None:
    with of(RETOLD) as archive:
        assert archive.count() == len(RETOLD)
        assert {archive.article(row.id).title for row in archive.changes()} == {each.article.title for each in RETOLD}


def test_where_very_many_meet_nobody_does_whatever_came_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "LOUD", 3)
    same = [
        prepared(raw(f"공고 {n}호 안내", TEXT.format(""), url=f"https://example.org/{n}", outlet=f"매체{n}"))
        for n in range(6)
    ]
    with of(same[:3]) as few, of(*([each] for each in same)) as slowly, of(same) as at_once:
        assert stories(slowly) == stories(at_once)
        assert len(stories(few)) <= len(stories(at_once))
