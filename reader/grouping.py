"""Grouping what was archived: batch by batch, giving way to whoever waits for the archive.

The groups are those of all articles that are there, whatever came first: what two articles have in common depends on
these two alone, whom an article meets on who is there, and a group on what hangs together by that.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from reader.preparing import Helpers

if TYPE_CHECKING:
    from reader.archive.articles import Archive
    from reader.archive.stories import Stories
    from reader.tagging.stories.alike import Tie
    from reader.tagging.stories.groups import Member
    from reader.tagging.stories.meeting import Pair, Trace, Weeks
    from reader.tagging.stories.traits import Account, Traits

BATCH = 200
"""Articles grouped at a time: a quarter of a second, and their transactions stay short."""
CROWD = 60
"""When more articles than these have something in common in a week, not all are compared with all."""
CIRCLE = 24
"""Articles that hang together, each of which is compared with each."""
KEPT = 1_000
"""Articles whose traits stay in memory for the next ones that they are compared with."""


class Job(NamedTuple):
    """Articles whose traces are to be made, as they were when nobody else had written since `stamp`."""

    rows: Sequence[int]
    accounts: Mapping[int, Account]
    """Of those that are not gone."""
    stamp: int


def group(archive: Archive, pausing: Callable[[], bool] = lambda: False) -> Iterator[int]:
    """Finds the groups of all articles for which that is to be done, until `pausing` says to stop.

    Yields after every batch how many were done, when it is committed. Whoever dies in between leaves articles that
    are still to be grouped.
    """
    from reader.tagging.stories import GROUPER_VERSION

    stories = archive.stories
    stories.redo_older(GROUPER_VERSION)
    around = _Around(stories)
    while rows := stories.ungrouped():
        helpers = Helpers[Job, Mapping[int, "Trace"]](traced)
        with closing(helpers):
            for job, made in helpers.results(_jobs(stories, rows), lambda job: len(job.rows)):
                if pausing():
                    return
                if job.stamp != stories.stamp():
                    job = _job(stories, job.rows)
                    made = traced(job)
                _group(stories, around.at(job.stamp), job, made)
                yield len(job.rows)


def traced(job: Job) -> Mapping[int, Trace]:
    """By what the articles of a job are met. Pure, in any process."""
    from array import array

    from reader.tagging.stories.meeting import Trace
    from reader.tagging.stories.naming import rank
    from reader.tagging.stories.traces import marks, weeks

    return {
        row: Trace(*weeks(account), array("I", (rank(account.id), *marks(account))).tobytes())
        for row, account in job.accounts.items()
    }


def _jobs(stories: Stories, rows: Sequence[int]) -> Iterator[Job]:
    return (_job(stories, rows[start : start + BATCH]) for start in range(0, len(rows), BATCH))


def _job(stories: Stories, rows: Sequence[int]) -> Job:
    stamp = stories.stamp()
    return Job(rows, stories.accounts(rows), stamp)


class _Around:
    """What is remembered of the articles around those that are grouped, as long as nobody else writes."""

    def __init__(self, stories: Stories) -> None:
        self._stories = stories
        self._stamp = -1

    def at(self, stamp: int) -> _Around:
        """The same, without what may be out of date."""
        from reader.tagging.stories.meeting import Weeks

        if stamp != self._stamp:
            self._stamp = stamp
            self.weeks: Weeks = Weeks(self._stories.traces_of_week, self._stories.weeks, CROWD)
            self._traits: OrderedDict[int, Traits] = OrderedDict()
        return self

    def traits(self, rows: Iterable[int], job: Job) -> Mapping[int, Traits]:
        """row → traits, of those that are there; the articles of `job` as they are in it."""
        from reader.tagging.stories.traits import Traits

        wanted = set(rows)
        for row in job.rows:
            self._traits.pop(row, None)
        missing = wanted - self._traits.keys()
        accounts = {**self._stories.accounts(missing - set(job.rows)), **job.accounts}
        found = {row: self._traits[row] for row in wanted - missing}
        found |= {row: Traits(accounts[row]) for row in missing if row in accounts}
        self._keep(found)
        return found

    def _keep(self, found: Mapping[int, Traits]) -> None:
        for row, traits in found.items():
            self._traits[row] = traits
            self._traits.move_to_end(row)
        while len(self._traits) > KEPT:
            self._traits.popitem(last=False)


def _group(stories: Stories, around: _Around, job: Job, made: Mapping[int, Trace]) -> None:
    """Groups the articles of a job, and those around them."""
    from reader.tagging.stories.alike import ONE_EVENT

    before = stories.traces(job.rows)
    turned = around.weeks.put(before, made)
    stories.trace(made, before.keys() - made.keys(), turned)
    touched = stories.tie(job.rows, _ties(around, job, around.weeks.pairs(made)))
    hanging = stories.component(touched, ONE_EVENT)
    stories.group(_regrouped(stories, hanging, lambda rows: around.traits(rows, job)), job.rows)


def _ties(around: _Around, job: Job, pairs: Collection[Pair]) -> Mapping[Pair, Tie]:
    return _tied(around.traits((row for pair in pairs for row in pair), job), pairs)


def _tied(traits: Mapping[int, Traits], pairs: Iterable[Pair]) -> dict[Pair, Tie]:
    from reader.tagging.stories.alike import tie

    there = (pair for pair in pairs if pair[0] in traits and pair[1] in traits)
    found = ((pair, tie(traits[pair[0]], traits[pair[1]])) for pair in there)
    return {pair: made for pair, made in found if made is not None}


def _regrouped(
    stories: Stories, rows: Collection[int], traits_of: Callable[[Iterable[int]], Mapping[int, Traits]]
) -> list[Member]:
    """Those of `rows`, which are whole components, that are in other groups than before.

    Who hangs together is compared each with each, where there are not many, though some did not meet.
    """
    from reader.tagging.stories.alike import ONE_EVENT
    from reader.tagging.stories.clusters import components
    from reader.tagging.stories.groups import groups

    found = {member.row: member for member in stories.members(rows)}
    ties = stories.ties(found)
    tied = {row for pair in ties for row in pair}
    members = {row: each for row, each in found.items() if row in tied or not each.is_alone}
    strong = [pair for pair, tie in ties.items() if tie.alike >= ONE_EVENT]
    parts = components(members, strong)
    place = {row: number for number, part in enumerate(parts) for row in part}
    within: dict[int, dict[tuple[int, int], Tie]] = defaultdict(dict)
    for pair, tie in ties.items():
        if (number := place.get(pair[0])) is not None and number == place.get(pair[1]):
            within[number][pair] = tie
    for number, part in enumerate(parts):
        if 2 < len(part) <= CIRCLE:
            unmet = [pair for pair in combinations(part, 2) if pair not in within[number]]
            within[number] |= _tied(traits_of(part), unmet) if unmet else {}
    made = (groups([members[row] for row in part], within[number]) for number, part in enumerate(parts))
    return [member for part in made for member in part if member != members[member.row]]
