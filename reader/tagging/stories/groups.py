"""The groups of articles that hang together: stories, and within them the copies of one text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reader.frozen import frozen
from reader.tagging.stories.alike import COPIED, ONE_EVENT, Tie
from reader.tagging.stories.clusters import clusters
from reader.tagging.stories.naming import name, rank

Ties = Mapping[tuple[int, int], Tie]
"""By the rows of two articles."""
FEW = 60
"""Articles that hang together, each of which is weighed against each."""
NEARLY_ALL = 700
"""The share of the shorter text, in thousandths, that stands in the longer one where of many more than `FEW` one goes
where the other goes."""
STEPS = 2
"""From one to another so at the most: no chain."""


@frozen
class Member:
    """An article among those that may be its group, and the ids of the groups in which it is."""

    row: int
    id: str
    reprints: str
    story: str

    @property
    def is_alone(self) -> bool:
        """Whether both are its own id."""
        return self.id == self.reprints == self.story


def groups(members: Sequence[Member], ties: Ties) -> Iterator[Member]:
    """`members` with the ids of their groups as they are now; all that any of them hangs together with is there."""
    ids = {member.row: member.id for member in members}
    by_id = {member.id: member for member in sorted(members, key=lambda member: member.row)}
    within = {(ids[one], ids[other]): tie for (one, other), tie in ties.items() if one in ids and other in ids}
    behind = _copies_behind(by_id, within) if len(members) > FEW else {}
    leaders = by_id.keys() - {each for some in behind.values() for each in some}
    alike = {pair: tie.alike for pair, tie in within.items() if leaders.issuperset(pair)}
    copied = {pair: tie.copied for pair, tie in within.items() if leaders.issuperset(pair)}
    for story in clusters(leaders, alike, ONE_EVENT):
        part = _pick(by_id, story, behind)
        named = name([member.id for member in part], {member.id: member.story for member in part})
        for copies in clusters(story, _between(copied, story), COPIED):
            alone = _pick(by_id, copies, behind)
            of_text = name([member.id for member in alone], {member.id: member.reprints for member in alone})
            yield from (replace(member, reprints=of_text, story=named) for member in alone)


def _copies_behind(ids: Iterable[str], ties: Mapping[tuple[str, str], Tie]) -> Mapping[str, list[str]]:
    """Who of many goes where another one goes, of whose text it is nearly all: by the one that goes first.

    The lowest rank goes first, as it does where some stand for many (`meeting`): those were compared with all of a
    week, and with those of the next.
    """
    near: dict[str, set[str]] = defaultdict(set)
    for (one, other), tie in ties.items():
        if tie.copied >= NEARLY_ALL:
            near[one].add(other)
            near[other].add(one)
    order = {each: place for place, each in enumerate(sorted(ids, key=lambda each: (rank(each), each)))}
    first: dict[str, str] = {}
    steps: dict[str, int] = {}
    for each in order:
        known = [other for other in near[each] if other in first and steps[other] < STEPS]
        chosen = min(known, key=lambda other: (steps[other], order[other]), default=None)
        first[each] = each if chosen is None else first[chosen]
        steps[each] = 0 if chosen is None else steps[chosen] + 1
    behind: dict[str, list[str]] = defaultdict(list)
    for each, other in first.items():
        behind[other] += [each] if each != other else []
    return behind


def _pick(members: Mapping[str, Member], ids: Sequence[str], behind: Mapping[str, Sequence[str]]) -> list[Member]:
    """The members of `ids`, and who goes where these go."""
    all_ids = (each for one in ids for each in (one, *behind.get(one, ())))
    return sorted((members[each] for each in all_ids), key=lambda member: member.row)


def _between(ties: Mapping[tuple[str, str], int], ids: Sequence[str]) -> Mapping[tuple[str, str], int]:
    within = frozenset(ids)
    return {pair: value for pair, value in ties.items() if value and pair[0] in within and pair[1] in within}
