"""Groups of an archive: the same whatever came first, with ids that stay, and found by every later run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader import grouping, ingest, sources
from reader.archive.articles import Archive
from reader.archive.stories import Stories
from reader.archive.values import Prepared
from reader.tagging.stories import alike, groups, meeting
from reader.tagging.stories.traits import Account, Traits
from tests.archive.news import TEXT, many, prepared, raw
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


def test_two_feeds_that_tell_of_two_districts_are_two_stories() -> None:
    feeds = (sources.read(str(FIXTURES / "feeds" / name)) for name in ("district.xml", "atom.xml"))
    found = [each for feed in feeds for each in ingest.articles(feed, NOW) if isinstance(each, Prepared)]
    with of(found) as archive:
        assert len(stories(archive)) == len(found)


def same_but_for_one_sentence(count: int) -> list[Prepared]:
    """One text in as many outlets, each of which added something of its own."""
    lines = [f"{n}번 창구에서는 {name} 관련 서류를 접수하고 그날 안에 알린다." for n, name in enumerate(_DESKS)]
    return [
        prepared(
            raw(
                "민원실 창구 다시 나눈다",
                "\n".join((*lines, f"매체{n} 독자 모임 누리집에서 더 볼 수 있다.")),
                url=f"https://example.org/{n}",
                outlet=f"매체{n}",
            )
        )
        for n in range(count)
    ]


_DESKS = ("여권", "주차", "세금", "건축", "위생", "청소", "공원", "하천", "도서관", "체육", "돌봄", "일자리")


def test_very_many_copies_are_one_story_whatever_came_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "CROWD", 6)
    monkeypatch.setattr(groups, "FEW", 6)
    same = same_but_for_one_sentence(40)
    with of(same) as at_once, of(*([each] for each in reversed(same))) as slowly:
        assert stories(slowly) == stories(at_once)
        assert len(stories(at_once)) == 1


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The headlines of what was compared, once for each comparison."""
    found: list[str] = []

    def counted(ours: Traits, theirs: Traits) -> alike.Tie | None:
        found.append(ours.title)
        return tie(ours, theirs)

    tie = alike.tie
    monkeypatch.setattr(alike, "tie", counted)
    return found


def test_very_many_near_copies_are_compared_with_a_few_of_them(compared: list[str]) -> None:
    same = same_but_for_one_sentence(600)
    with of(same) as archive:
        assert len(stories(archive)) == 1
    assert len(compared) < len(same) * 12  # of 300 others each


def test_very_many_equal_copies_are_compared_once_for_all(compared: list[str]) -> None:
    body = TEXT.format("세 곳 모두 냉난방을 갖췄다. 겨울에는 귤차를 끓여 두고 여름에는 부채를 빌려준다.")
    same = [prepared(raw(text=body, url=f"https://example.org/{n}", outlet=f"매체{n}"), nth=n) for n in range(1_200)]
    with of(same[:600], same[600:]) as archive:
        assert len(stories(archive)) == 1
    assert len(compared) <= 20


def test_a_form_filled_in_very_often_is_compared_with_a_bounded_number(compared: list[str]) -> None:
    lines = [weather(n) for n in range(500)]
    with of(lines) as archive:
        assert len(stories(archive)) > 100
    assert len(compared) < len(lines) * 40  # of 250 others each


def weather(n: int) -> Prepared:
    low, high, dust = n % 14 - 9, 5 + n // 14 % 11, n * 7 % 99
    text = (
        f"광주지방기상청은 광주와 전남 지역이 대체로 맑겠으며 아침 최저기온은 {low}도 낮 최고기온은 {high}도로 예보했다.\n"
        f"미세먼지 농도는 {dust}으로 예상되고 바다의 물결은 {1 + n % 30}m로 일겠다. 강수확률은 {dust}%로 우산이 필요 없겠다."
    )
    headline = f"오늘의 날씨 아침 최저 {low}도 낮 최고 {high}도"
    return prepared(raw(headline, text, url=f"https://example.org/날씨/{n}", outlet=f"매체{n}"), nth=n)


def test_what_comes_into_an_archive_is_compared_with_whom_it_meets_alone(
    compared: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: set[int] = set()

    def accounts(stories: Stories, rows: Collection[int]) -> Mapping[int, Account]:
        read.update(rows)
        return all_accounts(stories, rows)

    all_accounts = Stories.accounts
    one, *others = RETOLD
    with of([*others, *many(400)]) as archive:
        compared.clear()
        monkeypatch.setattr(Stories, "accounts", accounts)
        archive.add([one], NOW)
        assert group(archive) == 1
        assert len(compared) < 20
        assert len(read) < 20


CROWDED = [*RETOLD, *same_but_for_one_sentence(9), *map(weather, range(0, 12, 2))]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(CROWDED), st.integers(1, len(CROWDED)))
def test_any_order_of_arrival_gives_what_a_rebuild_gives_in_a_crowd_too(arrived: Sequence[Prepared], size: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(grouping, "CROWD", 3)
        patched.setattr(groups, "FEW", 4)
        patched.setattr(meeting, "FEW", 2)
        patched.setattr(grouping, "PART", 7)
        batches = (arrived[start : start + size] for start in range(0, len(arrived), size))
        with of(CROWDED) as rebuilt_crowd, of(*batches) as archive:
            assert stories(archive) == stories(rebuilt_crowd)


def test_an_article_taken_away_leaves_a_crowd_as_if_it_had_never_been(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "CROWD", 6)
    same = same_but_for_one_sentence(9)
    with of(same) as archive, of(same[4:]) as never:
        for each in same[:4]:
            archive._db.execute("DELETE FROM article WHERE url = ?", (each.raw.url,))
        group(archive)
        assert stories(archive) == stories(never)
        kept = archive._db.execute("SELECT row, other FROM tie").fetchall()
        assert len(kept) == len(never._db.execute("SELECT row, other FROM tie").fetchall())
