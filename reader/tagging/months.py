"""Which days a page can be from: every article votes with the days it names, and neighbours agree."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from reader.tagging.forms import Form
from reader.tagging.manner import Manner
from reader.tagging.mentions import Clue
from reader.tagging.resolve import day_of, shifted

Votes = Mapping[int, float]
"""Ordinals of days to weights: how well an article fits being published on that day."""

Offsets = Sequence[tuple[int, float]]
"""How many days after a day that it names an article appears, and how much that weighs."""

Key = tuple[Manner, bool, bool]
"""A manner of naming a day; whether its weekday stands beside it; whether other days were named before."""

WINDOW = 3
"""Articles of one page lie within so many days of its middle (`_spread` counts on it)."""
_BLOCK = 64
"""Days that are looked at together for the middle of a page."""
_AGE = 10_000
"""Of two days that fit alike the later one is meant: a day counts so small a part of a point."""
_ROUNDING = 1e-6
_STAMP = 4.5
_MONTHS_BACK = 18
_FEW = 4
_SLIP = 0.5
_AGO: Offsets = ((0, 2.0), *((days, 1.7) for days in range(1, 9)), *((days, 0.7) for days in range(9, 16)))
"""``지난 20일`` is soon told: any day of the next week, and that day itself where nothing else is named."""
_SAID = (Manner.REPORT, Manner.TODAY)
_OUTRIGHT = 2.0
"""``24일 밝혔다`` is the day of publication in 97 of 100 articles of outlets, in 72 of the ministries' own releases."""
_REACH = 15
_ASTRAY = 0.4
_WEEKEND, _WEEKEND_DAYS = 0.8, (6, 0)
"""Few articles appear on a Saturday or Sunday: ordinals of days, by seven."""
_CLEAR = 2.5
_FAR = ("매월", "매달", "매년", "작년", "지난해", "내년")
_YEAR = re.compile(r"(20(?<!\d20)\d\d)(?=\s?[년.~∼-]|\s[가-힣A-Z])")


@cache
def _offsets() -> Mapping[Key, Offsets]:
    """The table `offsets.toml`: logarithms (to 2) of how much more often than by chance an article appears then."""
    table = tomllib.loads(files("reader.tagging").joinpath("offsets.toml").read_text("utf-8"))
    return {
        (Manner[row["manner"]], row["weekday"], row["later"]): tuple(
            (int(late), weight) for late, weight in row["offsets"].items()
        )
        for row in table["row"]
    }


def candidates(upper: date, years: Iterable[int]) -> list[tuple[int, int]]:
    """Months that an article can be from: the last ones before `upper`, and those of the years it names."""
    recent = {shifted(upper, -months) for months in range(_MONTHS_BACK)}
    named = {(year, month) for year in years for month in range(1, 13)}
    return sorted(one for one in recent | named if one <= (upper.year, upper.month))


def years(text: str) -> Counter[int]:
    """The years a text names."""
    return Counter(int(year) for year in _YEAR.findall(text))


def votes(clues: Sequence[Clue], known: Iterable[date], months: Sequence[tuple[int, int]], upper: date) -> Votes:
    """What the clues of one article, and a day known otherwise, say for each day of `months`.

    Bare days fit every month alike; they speak where few months are left.
    """
    found: dict[int, float] = defaultdict(float)
    for stamp in known:
        for late, weight in ((0, _STAMP), (1, _STAMP / 2), (2, _STAMP / 4)):
            found[stamp.toordinal() + late] += weight
    bare = len(months) <= _FEW
    for clue, later in ranked(clues):
        if bare or clue.form.month is not None or clue.form.weekday is not None:
            _vote(found, clue, months, weights_of(clue, later), strict=not bare)
    limit = upper.toordinal()
    if found and max(found) <= limit:
        return found
    return {day: weight for day, weight in found.items() if day <= limit}


def ranked(clues: Sequence[Clue]) -> Iterator[tuple[Clue, bool]]:
    """The clues that name days near the text, and whether others were named before: not the first that happened."""
    told = next((clue for clue in clues if clue.manner is Manner.PAST and clue.form.day), None)
    first = True
    for clue in clues:
        if clue.form.word or clue.form.day is None or clue.form.relative in _FAR:
            continue
        yield clue, not first and clue is not told
        first = False


def keyed(clue: Clue, later: bool) -> tuple[Key, ...]:
    """The keys under which the offsets of a clue may stand, the closest first."""
    return _keys(clue.manner, clue.form.weekday is not None, later)


def _keys(manner: Manner, weekday: bool, later: bool) -> tuple[Key, ...]:
    return (manner, weekday, later), (manner, False, later), (manner, False, False)


def weights_of(clue: Clue, later: bool) -> Offsets:
    """What the table says of a clue."""
    return _weights(clue.manner, clue.form.weekday is not None, later)


@cache
def _weights(manner: Manner, weekday: bool, later: bool) -> Offsets:
    if manner is Manner.AGO:
        return _AGO
    found = next((_offsets()[key] for key in _keys(manner, weekday, later) if key in _offsets()), ())
    return tuple((late, weight * _OUTRIGHT) for late, weight in found) if manner in _SAID else found


def _vote(
    found: dict[int, float], clue: Clue, months: Sequence[tuple[int, int]], weights: Offsets, *, strict: bool
) -> None:
    """Adds the votes of a clue; a wrong weekday is a slip of the pen where the month is known otherwise."""
    form = clue.last
    weekday = form.weekday
    for year, month in _fitting(form, months) if weights else ():
        day = day_of(year, month, form.day or 0)
        if day is None:
            continue
        ordinal = day.toordinal()
        if weekday is None or (ordinal - 1) % 7 == weekday:
            for late, weight in weights:
                found[ordinal + late] += weight
        elif not strict:
            for late, weight in weights:
                found[ordinal + late] += weight * _SLIP


def _fitting(form: Form, months: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """The months that a form can mean, from the first to the last of `months`."""
    if form.month is None:
        return months
    said = (form.year,) if form.year else range(months[0][0], months[-1][0] + 1)
    return ((year, form.month) for year in said if months[0] <= (year, form.month) <= months[-1])


def middle(ballots: Sequence[Votes], ages: Mapping[int, float], upper: date) -> date | None:
    """The day around which the articles of a page fit best; None where nothing votes.

    Days are looked at by blocks, the most promising one first, until no other can hold a better one.
    """
    limit, best, most = upper.toordinal(), 0, 0.0
    for bound, block in sorted(_bounds(ballots, ages, limit), reverse=True):
        if best and bound < most - _ROUNDING:
            break
        for day, score in _scores(ballots, block).items():
            if day <= limit and day // _BLOCK == block:
                score = score + ages.get(date.fromordinal(day).year, 0.0) - (limit - day) / _AGE
                if not best or score > most or (score == most and day > best):
                    best, most = day, score
    return date.fromordinal(best) if best else None


def _bounds(ballots: Iterable[Votes], ages: Mapping[int, float], limit: int) -> Iterator[tuple[float, int]]:
    """Each block with what no middle in it can exceed."""
    bounds: dict[int, float] = defaultdict(float)
    for ballot in ballots:
        most: dict[int, float] = {}
        for day, weight in ballot.items():
            block, last = (day - WINDOW) // _BLOCK, (day + WINDOW) // _BLOCK
            if weight > most.get(block, 0.0):
                most[block] = weight
            if last != block and weight > most.get(last, 0.0):
                most[last] = weight
        for block, weight in most.items():
            bounds[block] += weight
    for block, bound in bounds.items():
        first = max(1, block * _BLOCK)
        if first <= limit:
            last = min(limit, first + _BLOCK)
            age = max(ages.get(date.fromordinal(day).year, 0.0) for day in (first, last)) if ages else 0.0
            yield bound + age - (limit - last) / _AGE, block


def _scores(ballots: Iterable[Votes], block: int) -> dict[int, float]:
    """The middles of a block, and some beside it, with how well the articles of a page fit."""
    first, last = block * _BLOCK - WINDOW, (block + 1) * _BLOCK + WINDOW
    scores: dict[int, float] = defaultdict(float)
    for ballot in ballots:
        near = {day: weight for day, weight in ballot.items() if first <= day < last}
        for day, weight in _spread(near).items() if near else ():
            scores[day] += weight
    return scores


def _spread(ballot: Votes) -> dict[int, float]:
    """For each middle the best vote of a day within the window; every other day is a middle."""
    found: dict[int, float] = {}
    for day in sorted(ballot, key=ballot.__getitem__):
        weight = ballot[day]
        first = day - WINDOW + 1 & -2
        found[first] = found[first + 2] = found[first + 4] = weight
        if day & 1:
            found[first + 6] = weight
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
