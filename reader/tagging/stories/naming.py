"""The id of a group: given at first sight, and kept as long as the article is in it whose id it is; and ranks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from zlib import crc32


def name(group: Sequence[str], known: Mapping[str, str]) -> str:
    """The id of the group of the articles `group`, oldest in the archive first.

    `known`: the id that each of them had for its group until now. Of several the one that most of them had stays, of
    equals the older one; the others are ids of articles in the group, by which it is found as well.
    """
    if len(group) == 1:
        return group[0]
    age = {each: place for place, each in enumerate(group)}
    counted = Counter(known[each] for each in group if known[each] in age)
    return min(counted, key=lambda old: (-counted[old], age[old]), default=group[0])


def rank(article_id: str) -> int:
    """A number of 32 bits, as good as any, by which articles stand in an order that nobody made."""
    return crc32(article_id.encode("utf-8", "surrogatepass"))
