"""Which days a page can be from: every article votes with the days it names, and neighbours agree."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from reader.tagging.offsets import STAMPED, WINDOW, Pull, Said, spread
from reader.tagging.resolve import Extent, extent, month_number

Mark = tuple[int, Pull]
"""The ordinal of a day that an article can mean, and where that draws the article's own."""

Votes = Mapping[int, float]
"""Ordinals of days to weights: how well an article fits being published on that day."""

_BLOCK = 32
"""Days that are looked at together for the middle of a page."""
_AGE = 10_000
"""Of two days that fit alike the later one is meant: a day counts so small a part of a point."""
_ROUNDING = 1e-6
_MONTHS_BACK = 18
_FEW = 4
_REACH = 15
_ASTRAY = 0.4
_WEEKEND, _WEEKEND_DAYS = 0.8, (6, 0)
"""Few articles appear on a Saturday or Sunday: ordinals of days, by seven."""
_CLEAR = 2.5
_YEAR = re.compile(r"(20(?<!\d20)\d\d)(?=\s?[년.~∼-]|\s[가-힣A-Z])")


class Months:
    """Months that an article can be from, as many as have gone by since the year 0."""

    def __init__(self, months: Collection[int]) -> None:
        self._months = months
        self._first, self._last = min(months), max(months)
        self._few = len(months) <= _FEW
        self._extents: dict[int | None, Sequence[Extent]] = {}

    def marks(self, told: Sequence[Said], known: Iterable[date] = ()) -> list[Mark]:
        """The days that an article can mean: those `known` otherwise, and those told of.

        Bare days fit every month alike; they speak where few months are left. There a wrong weekday is a slip of the
        pen, since the month is known otherwise.
        """
        found = [(day.toordinal(), STAMPED) for day in known]
        for year, month, number, weekday, bare, pull, astray in told:
            if bare and not self._few:
                continue
            when = self._when(year, month)
            if weekday is None:
                found += [(before + number, pull) for before, length in when if number <= length]
                continue
            for before, length in when:
                day = before + number
                if number <= length and (self._few or (day - 1) % 7 == weekday):
                    found.append((day, pull if (day - 1) % 7 == weekday else astray))
        return found

    def _when(self, year: int | None, month: int | None) -> Sequence[Extent]:
        """The months that can be meant, from the first to the last one."""
        if year and month:
            number = year * 12 + month - 1
            return (extent(number),) if self._first <= number <= self._last else ()
        if month not in self._extents:
            self._extents[month] = [extent(number) for number in self._named(month)]
        return self._extents[month]

    def _named(self, month: int | None) -> Iterable[int]:
        if month is None:
            return sorted(self._months)
        return range(self._first + (month - 1 - self._first) % 12, self._last + 1, 12)


def candidates(upper: date, years: Iterable[int]) -> set[int]:
    """Months that an article can be from: the last ones before `upper`, and those of the years it names."""
    last = month_number(upper)
    found = set(range(last - _MONTHS_BACK + 1, last + 1))
    found.update(*(range(year * 12, min(year * 12 + 11, last) + 1) for year in years))
    return found


def years(text: str) -> Counter[int]:
    """The years a text names."""
    return Counter(map(int, found)) if (found := _YEAR.findall(text)) else Counter()


def votes(marks: Iterable[Mark], limit: int) -> Votes:
    """What the days that an article names say for each day up to the ordinal `limit`."""
    found: dict[int, float] = defaultdict(float)
    for named, pull in marks:
        for late, weight in pull.offsets:
            found[named + late] += weight
    if found and max(found) <= limit:
        return found
    return {day: weight for day, weight in found.items() if day <= limit}


def middle(ballots: Iterable[Sequence[Mark]], ages: Mapping[int, float], upper: date) -> date | None:
    """The day around which the articles of a page fit best; None where nothing votes.

    Days are looked at by blocks, the most promising one first, until no other can hold a better one.
    """
    limit, best, most = upper.toordinal(), 0, 0.0
    blocks = _blocks(ballots)
    for bound, block in sorted(_bounds(blocks, ages, limit), reverse=True):
        if best and bound < most - _ROUNDING:
            break
        first, year = _turn(block)
        before, after = ages.get(year - 1, 0.0), ages.get(year, 0.0)
        for day, score in _scores(blocks[block], block, limit).items():
            if day <= limit and day // _BLOCK == block:
                score = score + (before if day < first else after) - (limit - day) / _AGE
                if not best or score > most or (score == most and day > best):
                    best, most = day, score
    return date.fromordinal(best) if best else None


_Held = list[tuple[int, int, Pull]]
"""The marks that can tell of the days of a block, each behind the number of its article."""


def _blocks(ballots: Iterable[Sequence[Mark]]) -> Mapping[int, _Held]:
    blocks: dict[int, _Held] = defaultdict(list)
    for article, ballot in enumerate(ballots):
        for day, pull in ballot:
            block, last = (day + pull.first - WINDOW) // _BLOCK, (day + pull.last + WINDOW) // _BLOCK
            while block <= last:
                blocks[block].append((article, day, pull))
                block += 1
    return blocks


def _bounds(blocks: Mapping[int, _Held], ages: Mapping[int, float], limit: int) -> Iterator[tuple[float, int]]:
    """Each block with what no middle in it can exceed."""
    for block, held in blocks.items():
        if block * _BLOCK <= limit:
            bound = 0.0
            for _, _, pull in held:
                bound += pull.most
            _, year = _turn(block)
            bound += max(ages.get(year - 1, 0.0), ages.get(year, 0.0)) if ages else 0.0
            yield bound - max(0, limit - (block + 1) * _BLOCK) / _AGE, block


@lru_cache(maxsize=1_024)
def _turn(block: int) -> tuple[int, int]:
    """The first day of the year in which a block ends, and the year."""
    year = date.fromordinal(min(max(1, (block + 1) * _BLOCK - 1), date.max.toordinal())).year
    return date(year, 1, 1).toordinal(), year


def _scores(held: _Held, block: int, limit: int) -> dict[int, float]:
    """The middles of a block, and some beside it, with how well the articles of a page fit.

    Most articles have one mark there, of which the spread is known: in a fifth of the time that a ballot takes.
    """
    scores: dict[int, float] = defaultdict(float)
    at, count = 0, len(held)
    while at < count:
        article, named, pull = held[at]
        behind = at + 1
        while behind < count and held[behind][0] == article:
            behind += 1
        if behind - at == 1 and named + pull.last <= limit:
            for late, weight in pull.spreads[named & 1]:
                scores[named + late] += weight
        else:
            for day, weight in spread(_ballot(held[at:behind], block, limit)).items():
                scores[day] += weight
        at = behind
    return scores


def _ballot(held: _Held, block: int, limit: int) -> Votes:
    """How the marks of one article vote for the days of a block and those near it."""
    first, last = block * _BLOCK - WINDOW, min((block + 1) * _BLOCK + WINDOW, limit + 1)
    found: dict[int, float] = defaultdict(float)
    for _, named, pull in held:
        for late, weight in pull.offsets:
            if first <= named + late < last:
                found[named + late] += weight
    return found


def ages(named: Sequence[Counter[int]]) -> dict[int, float]:
    """What the years named on a page say for its own year: mostly itself, sometimes the next or the one before."""
    found: dict[int, float] = defaultdict(float)
    for counted in named:
        for year, count in counted.items():
            share = min(count, 3) * 1.0
            found[year] += share
            found[year - 1] += share * 0.4
            found[year + 1] += share * 0.3
    return dict(found)


def settled(ballots: Iterable[Votes], centre: date) -> date:
    """`centre`, moved to the median of the days that the articles themselves fit best."""
    days = sorted(found[0] for ballot in ballots if (found := best_day(ballot, centre)) and found[1] >= _CLEAR)
    return days[len(days) // 2] if days else centre


def best_day(ballot: Votes, centre: date) -> tuple[date, float] | None:
    """The day within half a month of `centre` that an article fits best, and how well: less, the farther away."""
    middle, best, most, nearest = centre.toordinal(), 0, 0.0, 0
    for day, weight in ballot.items():
        away = abs(day - middle)
        if away > _REACH:
            continue
        if away > 2:
            weight -= _ASTRAY * (away - 2)
        if day % 7 in _WEEKEND_DAYS:
            weight -= _WEEKEND
        if not best or weight > most or (weight == most and away < nearest):
            best, most, nearest = day, weight, away
    return (date.fromordinal(best), most) if best else None
