"""The groups of articles that hang together: stories, and within them the copies of one text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reader.frozen import frozen
from reader.tagging.stories.alike import COPIED, ONE_EVENT, Tie
from reader.tagging.stories.clusters import clusters
from reader.tagging.stories.naming import name

Ties = Mapping[tuple[int, int], Tie]
"""By the rows of two articles."""


@frozen
class Member:
    """An article among those that may be its group, and the ids of the groups in which it is."""

    row: int
    id: str
    reprints: str
    story: str


def groups(members: Sequence[Member], ties: Ties) -> Iterator[Member]:
    """`members` with the ids of their groups as they are now; all that any of them hangs together with is there."""
    ids = {member.row: member.id for member in members}
    within = {pair: tie for pair, tie in ties.items() if pair[0] in ids and pair[1] in ids}
    alike = {(ids[one], ids[other]): tie.alike for (one, other), tie in within.items()}
    copied = {(ids[one], ids[other]): tie.copied for (one, other), tie in within.items()}
    by_id = {member.id: member for member in sorted(members, key=lambda member: member.row)}
    for story in clusters(by_id, alike, ONE_EVENT):
        part = _pick(by_id, story)
        named = name([member.id for member in part], {member.id: member.story for member in part})
        for copies in clusters(story, _between(copied, story), COPIED):
            alone = _pick(by_id, copies)
            of_text = name([member.id for member in alone], {member.id: member.reprints for member in alone})
            yield from (replace(member, reprints=of_text, story=named) for member in alone)


def _pick(members: Mapping[str, Member], ids: Sequence[str]) -> list[Member]:
    return sorted((members[each] for each in ids), key=lambda member: member.row)


def _between(ties: Mapping[tuple[str, str], int], ids: Sequence[str]) -> Mapping[tuple[str, str], int]:
    within = frozenset(ids)
    return {pair: value for pair, value in ties.items() if value and pair[0] in within and pair[1] in within}
