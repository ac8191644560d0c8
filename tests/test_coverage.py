"""From the members of a story to who covered it."""

from __future__ import annotations

from datetime import date

import pytest

from reader.library.coverage import by_story, coverage
from reader.model import Basis, Headline, Kind, Place, Published

PRINTED = "서구, 작은도서관 밤까지 연다"


def member(
    row: int,
    when: str = "2026-03-14",
    outlet: str | None = "예시일보",
    title: str = PRINTED,
    *,
    kind: Kind = Kind.ARTICLE,
    reprints: str = "id1",
    certain: bool = True,
    derived: bool = False,
) -> Headline:
    day = date.fromisoformat(when[:10])
    published = Published(when, day, day, Basis.FEED, certain)
    return Headline(
        row,
        f"id{row}",
        title,
        outlet,
        Place.SEO,
        None,
        published,
        kind,
        title_derived=derived,
        reprints=reprints,
        story="id1",
    )


def release(row: int = 9, when: str = "2026-03-14T08:30:00+09:00") -> Headline:
    return member(row, when, "서구청", kind=Kind.RELEASE)


def test_a_release_is_told_apart_from_those_who_ran_it_in_the_order_of_publication() -> None:
    late, early = member(1, "2026-03-14T11:00:00+09:00"), member(2, "2026-03-14T09:00:00+09:00", "견본신문")
    found = coverage([late, release(), early])
    assert found.release == release()
    assert found.articles == (early, late)
    assert found.outlets == ("견본신문", "예시일보")
    assert found.first == early


def test_a_release_that_nobody_ran_stands_for_its_story_alone() -> None:
    found = coverage([release()])
    assert (found.articles, found.outlets, found.first, found.own) == ((), (), None, frozenset())
    assert found.lead == release()


def test_an_outlet_counts_once_and_unknown_ones_apart() -> None:
    found = coverage([member(1), member(2), member(3, outlet=None), member(4, outlet=None)])
    assert found.outlets == ("예시일보",)
    assert found.unknown == 2


@pytest.mark.parametrize(
    ("times", "first"),
    [
        (["2026-03-13", "2026-03-14"], "id1"),
        (["2026-03-14", "2026-03-14"], None),
        (["2026-03-14T09:00:00+09:00", "2026-03-14"], None),
        (["2026-03-14T09:00:00+09:00", "2026-03-14T09:00:00+09:00"], None),
        (["2026-03-14T09:00:00+09:00", "2026-03-14T08:00:00+09:00", "2026-03-15"], "id2"),
        (["2026-03-14T09:00:00+09:00", "2026-03-14T08:00:00+09:00", "2026-03-14"], None),
        (["2026-03-14"], None),
    ],
)
def test_who_was_first_is_said_only_where_days_and_times_tell(times: list[str], first: str | None) -> None:
    found = coverage([member(row, when) for row, when in enumerate(times, 1)])
    assert (found.first and found.first.id) == first


def test_nobody_is_first_by_a_day_that_was_inferred() -> None:
    assert coverage([member(1, "2026-03-13", certain=False), member(2)]).first is None


def test_what_is_no_copy_of_another_nor_of_a_release_is_own_reporting() -> None:
    found = coverage([release(), member(1), member(2, reprints="id2"), member(3, reprints="id3"), member(4)])
    assert found.own == {"id2", "id3"}
    assert coverage([release(), member(1)]).own == frozenset()
    assert coverage([member(1)]).own == {"id1"}


def test_a_copy_under_another_headline_than_the_release_is_retitled() -> None:
    members = [
        release(),
        member(1, title="서구 작은도서관 밤까지 연다"),
        member(2, title="“밤에도 책을” 서구 도서관"),
        member(3, title="밤의 도서관을 가다", reprints="id3"),
        member(4, title="서구, 작은도서관을 밤까지", derived=True),
    ]
    assert coverage(members).retitled == {"id2"}


def test_without_a_release_the_headline_of_most_copies_is_the_original_one() -> None:
    members = [member(1, title="밤에도 책을"), member(2), member(3), member(4, title="늦게까지 여는 도서관")]
    assert coverage(members).retitled == {"id1", "id4"}
    assert coverage([member(1, title="밤에도 책을"), member(2)]).retitled == {"id2"}, "of two the earlier one"
    assert coverage([member(1)]).retitled == frozenset()


def test_what_the_list_shows_leads_and_without_a_list_the_earliest() -> None:
    late, early = member(1, "2026-03-16"), member(2)
    assert coverage([late, early]).lead == early
    assert coverage([late, early], late).lead == late
    assert coverage([late, release()]).lead == late


def test_members_are_gathered_by_story_in_the_order_of_their_first_sight() -> None:
    alone = Headline(7, "id7", PRINTED, None, Place.SEO, None, member(1).published)
    assert {story: [each.id for each in found] for story, found in by_story([alone, member(1), member(2)]).items()} == {
        "id7": ["id7"],
        "id1": ["id1", "id2"],
    }
