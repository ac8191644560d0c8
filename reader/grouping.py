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
        helpers = Helpers[_Job, Mapping[int, "Traces"]](traced)
        with closing(helpers):
            for (batch, seen), traces in helpers.results(_jobs(stories, rows), lambda job: len(job[0])):
                if pausing():
                    return
                _group(stories, known, batch, traces if stories.accounts(batch) == seen else None)
                yield len(batch)


def traced(job: _Job) -> Mapping[int, Traces]:
    """By what the articles of a job are met; those that are gone are met by nothing. Pure, in any process."""
    from reader.archive.traces import Traces
    from reader.tagging.stories.traces import marks, weeks
    from reader.tagging.stories.traits import Traits

    rows, accounts = job
    made = {row: Traits(account) for row, account in accounts.items()}
    return {
        row: Traces(*weeks(made[row].account), marks(made[row])) if row in made else Traces(0, 0, ()) for row in rows
    }


def _jobs(stories: Stories, rows: Sequence[int]) -> Iterator[_Job]:
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        yield batch, stories.accounts(batch)


class _Known:
    """The traits of articles that were met lately."""

    def __init__(self, stories: Stories) -> None:
        self._stories = stories
        self._traits: OrderedDict[int, Traits] = OrderedDict()

    def forget(self, rows: Collection[int]) -> None:
        """They may be others now."""
        for row in rows:
            self._traits.pop(row, None)

    def of(self, rows: Collection[int]) -> Mapping[int, Traits]:
        """row → traits, of those that are there."""
        from reader.tagging.stories.traits import Traits

        missing = [row for row in rows if row not in self._traits]
        made = {row: Traits(account) for row, account in self._stories.accounts(missing).items()}
        found = {row: self._traits[row] for row in rows if row in self._traits} | made
        for row, traits in found.items():
            self._traits[row] = traits
            self._traits.move_to_end(row)
        while len(self._traits) > max(KEPT, len(found)):
            self._traits.popitem(last=False)
        return found


def _group(stories: Stories, known: _Known, rows: Sequence[int], traces: Mapping[int, Traces] | None) -> None:
    """Groups the articles of `rows`, and those around them; `traces` None: they changed since these were made."""
    from reader.tagging.stories.alike import ONE_EVENT

    known.forget(rows)
    met = stories.trace(traces or traced((rows, stories.accounts(rows))), LOUD)
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
