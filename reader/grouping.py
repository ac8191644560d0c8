"""Grouping what was archived: batch by batch, giving way to whoever waits for the archive.

The groups are those of all articles that are there, whatever came first: what two articles have in common depends on
these two alone, whom an article meets on who is there, and a group on what hangs together by that.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
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
"""Articles whose traces are made at a time."""
PART = 1_000
"""Articles grouped at a time: about a second. What very many hang together with is looked at once for each part."""
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


_Done = tuple[Job, Mapping[int, "Trace"]]
"""A job, and the traces that were made."""


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
            for part in _in_parts(helpers.results(_jobs(stories, rows), lambda job: len(job.rows))):
                if pausing():
                    return
                job, made = _as_it_is(stories, part)
                _group(stories, around.at(job.stamp), job, made)
                yield len(job.rows)


def traced(job: Job) -> Mapping[int, Trace]:
    """By what the articles of a job are met. Pure, in any process."""
    from array import array
    from functools import cache

    from reader.tagging.stories.meeting import Trace
    from reader.tagging.stories.naming import rank
    from reader.tagging.stories.traces import marks, weeks

    marked = cache(marks)  # once for each of many equal texts
    return {
        row: Trace(*weeks(each), array("I", (rank(each.id), *marked(each.title, each.text))).tobytes())
        for row, each in job.accounts.items()
    }


def _in_parts(done: Iterable[_Done]) -> Iterator[Sequence[_Done]]:
    part: list[_Done] = []
    for each in done:
        part.append(each)
        if sum(len(job.rows) for job, _ in part) >= PART:
            yield part
            part = []
    if part:
        yield part


def _as_it_is(stories: Stories, part: Sequence[_Done]) -> _Done:
    """The jobs of a part as one, made again where somebody else has written since."""
    stamp = stories.stamp()
    fresh = [each if each[0].stamp == stamp else _made(_job(stories, each[0].rows)) for each in part]
    rows = [row for job, _ in fresh for row in job.rows]
    accounts = {row: account for job, _ in fresh for row, account in job.accounts.items()}
    return Job(rows, accounts, stamp), {row: trace for _, made in fresh for row, trace in made.items()}


def _made(job: Job) -> _Done:
    return job, traced(job)


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
            self.compared: set[int] = set()
            """Rows to be grouped again only because of who is there: their ties with others are right."""
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
    around.compared.update(stories.trace(made, before.keys() - made.keys(), turned))
    touched = stories.tie(job.rows, _ties(stories, around, job, around.weeks.pairs(made)))
    hanging = stories.component(touched, ONE_EVENT)
    stories.group(_regrouped(stories, hanging, lambda rows: around.traits(rows, job)), job.rows)
    around.compared.difference_update(job.rows)


def _ties(stories: Stories, around: _Around, job: Job, pairs: AbstractSet[Pair]) -> Mapping[Pair, Tie]:
    """What `pairs` have in common; as it is kept where neither of both is new."""
    new = set(job.rows) - around.compared
    kept = stories.ties_of(around.compared.intersection(job.rows))
    known = {pair: tie for pair, tie in kept.items() if pair in pairs and new.isdisjoint(pair)}
    unknown = pairs - known.keys()
    return known | _tied(around.traits((row for pair in unknown for row in pair), job), unknown)


def _tied(traits: Mapping[int, Traits], pairs: Iterable[Pair]) -> dict[Pair, Tie]:
    """The ties of those `pairs` that are there; of copies that agree in all that is compared one stands for all."""
    from reader.tagging.stories.alike import tie

    first: dict[Hashable, int] = {}
    same = {row: first.setdefault(each.account.compared, row) for row, each in traits.items()}
    found: dict[tuple[int, int, bool], Tie | None] = {}
    ties: dict[Pair, Tie] = {}
    for one, other in pairs:
        if one in traits and other in traits:
            ours, theirs = traits[one], traits[other]
            key = (same[one], same[other], bool(ours.account.outlet) and ours.account.outlet == theirs.account.outlet)
            if key not in found:
                found[key] = tie(ours, theirs)
            if (made := found[key]) is not None:
                ties[one, other] = made
    return ties


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
