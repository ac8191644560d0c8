"""Grouping what was archived: batch by batch, giving way to whoever waits for the archive.

The groups are those of all articles that are there, whatever came first: what two articles have in common depends on
these two alone, and a group on what hangs together by that.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from reader.preparing import Helpers

if TYPE_CHECKING:
    from reader.archive.articles import Archive
    from reader.archive.stories import Stories
    from reader.archive.traces import Traces
    from reader.tagging.stories.alike import Tie
    from reader.tagging.stories.groups import Member
    from reader.tagging.stories.traits import Account, Traits

BATCH = 50
"""Articles grouped at a time: their transactions stay short."""
LOUD = 100
"""When more articles than these meet in a week, it tells nothing that they do."""
KEPT = 3_000
"""Articles whose traits stay in memory for the next ones that they are compared with."""

_Job = tuple[Sequence[int], Mapping[int, "Account"]]
_Traced = tuple[Mapping[int, "Traces"], Mapping[int, "Traits"]]


def group(archive: Archive, pausing: Callable[[], bool] = lambda: False) -> Iterator[int]:
    """Finds the groups of all articles for which that is to be done, until `pausing` says to stop.

    Yields after every batch how many were done, when it is committed. Whoever dies in between leaves articles that
    are still to be grouped.
    """
    from reader.tagging.stories import GROUPER_VERSION

    stories = archive.stories
    stories.redo_older(GROUPER_VERSION)
    known = _Known(stories)
    while rows := stories.ungrouped():
        helpers = Helpers[_Job, _Traced](traced)
        with closing(helpers):
            for (batch, seen), made in helpers.results(_jobs(stories, rows), lambda job: len(job[0])):
                if pausing():
                    return
                now = stories.accounts(batch)
                _group(stories, known, batch, made if now == seen else traced((batch, now)))
                yield len(batch)


def traced(job: _Job) -> _Traced:
    """By what the articles of a job are met, and the traits of those that are not gone. Pure, in any process."""
    from reader.archive.traces import Traces
    from reader.tagging.stories.traces import marks, weeks
    from reader.tagging.stories.traits import Traits

    rows, accounts = job
    made = {row: Traits(account) for row, account in accounts.items()}
    met_by = {
        row: Traces(*weeks(made[row].account), marks(made[row])) if row in made else Traces(0, 0, ()) for row in rows
    }
    return met_by, made


def _jobs(stories: Stories, rows: Sequence[int]) -> Iterator[_Job]:
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        yield batch, stories.accounts(batch)


class _Known:
    """The traits of articles that were met lately."""

    def __init__(self, stories: Stories) -> None:
        self._stories = stories
        self._traits: OrderedDict[int, Traits] = OrderedDict()

    def renew(self, rows: Collection[int], made: Mapping[int, Traits]) -> None:
        """The articles of `rows` are as they are in `made` now, or gone."""
        for row in rows:
            self._traits.pop(row, None)
        self._keep(made)

    def of(self, rows: Collection[int]) -> Mapping[int, Traits]:
        """row → traits, of those that are there."""
        from reader.tagging.stories.traits import Traits

        missing = [row for row in rows if row not in self._traits]
        made = {row: Traits(account) for row, account in self._stories.accounts(missing).items()}
        found = {row: self._traits[row] for row in rows if row in self._traits} | made
        self._keep(found)
        return found

    def _keep(self, found: Mapping[int, Traits]) -> None:
        for row, traits in found.items():
            self._traits[row] = traits
            self._traits.move_to_end(row)
        while len(self._traits) > max(KEPT, len(found)):
            self._traits.popitem(last=False)


def _group(stories: Stories, known: _Known, rows: Sequence[int], made: _Traced) -> None:
    """Groups the articles of `rows`, and those around them."""
    from reader.tagging.stories.alike import ONE_EVENT

    traces, traits = made
    known.renew(rows, traits)
    met = stories.trace(traces, LOUD)
    touched = stories.tie(rows, _ties(known, met))
    stories.group(_regrouped(stories, stories.component(touched, ONE_EVENT)), rows)


def _ties(known: _Known, met: Mapping[int, Collection[int]]) -> Mapping[tuple[int, int], Tie]:
    from reader.tagging.stories.alike import tie

    wanted = {row: others for row, others in met.items() if others}
    traits = known.of({*wanted, *(other for others in wanted.values() for other in others)})
    pairs = {(min(row, other), max(row, other)) for row, others in wanted.items() for other in others}
    found = ((pair, tie(traits[pair[0]], traits[pair[1]])) for pair in pairs if traits.keys() >= set(pair))
    return {pair: made for pair, made in found if made is not None}


def _regrouped(stories: Stories, rows: Collection[int]) -> list[Member]:
    """Those of `rows`, which are whole components, that are in other groups than before."""
    from reader.tagging.stories.alike import ONE_EVENT
    from reader.tagging.stories.clusters import components
    from reader.tagging.stories.groups import groups

    members = {member.row: member for member in stories.members(rows)}
    ties = stories.ties(members)
    strong = [pair for pair, tie in ties.items() if tie.alike >= ONE_EVENT]
    parts = components(members, strong)
    place = {row: number for number, part in enumerate(parts) for row in part}
    within: dict[int, dict[tuple[int, int], Tie]] = defaultdict(dict)
    for pair, tie in ties.items():
        if (number := place.get(pair[0])) is not None and number == place.get(pair[1]):
            within[number][pair] = tie
    found = (groups([members[row] for row in part], within[number]) for number, part in enumerate(parts))
    return [member for part in found for member in part if member != members[member.row]]
