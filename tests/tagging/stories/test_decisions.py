from __future__ import annotations

from collections import defaultdict

from reader.tagging.stories.decisions import Bond, Tie, decided
from reader.tagging.stories.groups import Member

FOUND = [
    Member(1, "a", "a", "a"),
    Member(2, "b", "a", "a"),
    Member(3, "c", "c", "a"),
    Member(4, "d", "d", "d"),
    Member(5, "e", "d", "d"),
    Member(6, "f", "f", "f"),
]


def stories(*bonds: Bond) -> dict[str, str]:
    """Story → its members."""
    found: dict[str, str] = defaultdict(str)
    for member in sorted(decided(FOUND, bonds), key=lambda member: member.row):
        found[member.story] += member.id
    return dict(found)


def apart(one: str, *others: str) -> list[Bond]:
    return [Bond(one, other, Tie.APART) for other in others]


def test_without_decisions_groups_are_those_that_were_found() -> None:
    assert stories() == {"a": "abc", "d": "de", "f": "f"}


def test_who_was_split_off_is_alone_and_the_others_keep_their_id() -> None:
    assert stories(*apart("b", "a", "c")) == {"a": "ac", "b": "b", "d": "de", "f": "f"}


def test_where_the_article_leaves_whose_id_the_story_has_the_next_one_gives_its_own() -> None:
    assert stories(*apart("a", "b", "c")) == {"a": "a", "b": "bc", "d": "de", "f": "f"}


def test_of_two_neither_keeps_the_other_and_a_copy_left_alone_is_its_own_text() -> None:
    assert stories(*apart("d", "e")) == {"a": "abc", "d": "d", "e": "e", "f": "f"}
    alone = {member.id: member.reprints for member in decided(FOUND, apart("d", "e"))}
    assert (alone["d"], alone["e"]) == ("d", "e")


def test_joined_stories_have_the_id_that_most_of_them_had() -> None:
    assert stories(Bond("d", "a", Tie.TOGETHER), Bond("f", "d", Tie.TOGETHER)) == {"a": "abcdef"}


def test_what_was_split_off_can_be_joined_with_another() -> None:
    assert stories(*apart("b", "a", "c"), Bond("b", "e", Tie.TOGETHER)) == {"a": "ac", "d": "bde", "f": "f"}


def test_a_decision_about_articles_that_are_in_other_stories_by_now_changes_nothing() -> None:
    assert stories(*apart("f", "a"), Bond("a", "gone", Tie.TOGETHER)) == stories()
