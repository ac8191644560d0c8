"""What the person decided about stories, put upon the groups that were found: the person decides last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from reader.frozen import frozen
from reader.tagging.stories.groups import Member
from reader.tagging.stories.naming import name


class Tie(StrEnum):
    """What was decided of two articles."""

    APART = "apart"
    TOGETHER = "together"


@frozen
class Bond:
    """A decision: `a` left the story of `b`, or the stories of both are one. By ids of articles."""

    a: str
    b: str
    tie: Tie


def decided(members: Sequence[Member], bonds: Sequence[Bond]) -> list[Member]:
    """`members`, which are whole stories as they were found, in the stories that the person wants.

    Who was split off is alone, with the id of its own article; the others stay together. Joined stories keep the id
    that most of their articles had.
    """
    found = {member.id: member for member in members}
    known = [bond for bond in bonds if bond.a in found and bond.b in found]
    alone = {bond.a for bond in known if bond.tie is Tie.APART and found[bond.a].story == found[bond.b].story}
    stories: dict[str, list[Member]] = defaultdict(list)
    for member in sorted(members, key=lambda member: member.row):
        stories[member.id if member.id in alone else f"story {member.story}"].append(member)
    place = {member.id: key for key, group in stories.items() for member in group}
    joined = _joined(stories, [(place[bond.a], place[bond.b]) for bond in known if bond.tie is Tie.TOGETHER])
    return [made for group in joined for made in _named(group, alone)]


def _joined(stories: Mapping[str, list[Member]], pairs: Iterable[tuple[str, str]]) -> list[list[Member]]:
    groups = dict(stories)
    now = {key: key for key in groups}
    for one, other in pairs:
        first, second = now[one], now[other]
        if first != second:
            groups[first] = sorted((*groups[first], *groups.pop(second)), key=lambda member: member.row)
            now = {key: first if place == second else place for key, place in now.items()}
    return list(groups.values())


def _named(group: Sequence[Member], alone: set[str]) -> Iterable[Member]:
    story = name([member.id for member in group], {member.id: member.story for member in group})
    texts: dict[str, list[Member]] = defaultdict(list)
    for member in group:
        texts[member.id if member.id in alone else f"text {member.reprints}"].append(member)
    for copies in texts.values():
        text = name([member.id for member in copies], {member.id: member.reprints for member in copies})
        yield from (replace(member, story=story, reprints=text) for member in copies)
