"""Which days a page can be from: every article votes with the days it names, and neighbours agree."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from reader.tagging.forms import Form
from reader.tagging.frames import Frame
from reader.tagging.mentions import Clue
from reader.tagging.resolve import day_of, shifted

Votes = Mapping[int, float]
"""Ordinals of days to weights: how well an article fits being published on that day."""

Weights = Mapping[Frame, Sequence[tuple[int, float]]]

WINDOW = 3
"""Articles of one page lie within so many days of its middle."""
_STAMP = 4.5
_MONTHS_BACK = 18
_FEW = 4
_COMING = ("오는", "다가오는")
_REACH = 15
_ASTRAY = 0.4
_WEEKEND = 0.8
"""Few articles appear on a Saturday or Sunday."""
_CLEAR = 2.5
_FAR = ("매월", "매달", "매년", "작년", "지난해", "내년")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=\s?[년.~∼-]|\s[가-힣A-Z])")
_AHEAD = tuple((-days, 0.6 if days < 15 else 0.3) for days in range(7, 45, 7))
_AGO = ((0, 2.0), *((days, 1.7) for days in range(1, 9)), *((days, 0.7) for days in range(9, 16)))
_FIRST = {
    Frame.REPORT: ((0, 10.0), (1, 2.5), (2, 0.9)),
    Frame.PAST: ((0, 4.0), (1, 2.3), (2, 0.9), (3, 1.0), (4, 0.4), (7, 0.2)),
    Frame.OPEN: ((0, 3.8), (-1, 2.1), (1, 1.8), (-2, 0.6), (2, 0.6), (-3, 0.5), (-4, 0.8)),
    Frame.FUTURE: ((0, 3.5), (-1, 3.1), (-2, 1.4), (-3, 0.9), (-4, 0.5), *_AHEAD),
    Frame.UNTIL: ((0, 1.8), (-1, 1.7), (-4, 1.0), *_AHEAD),
}
_LATER = {
    Frame.REPORT: ((0, 10.0), (1, 2.5)),
    Frame.PAST: ((0, 3.3), (1, 2.1), (2, 0.9), (3, 0.9), (7, 0.3)),
    Frame.OPEN: ((0, 2.8), (-1, 1.5), (1, 1.4), (2, 0.8), (-2, 0.5), (-3, 0.5)),
    Frame.FUTURE: ((0, 2.6), (-1, 2.6), (-2, 1.5), (-3, 1.2), (-4, 0.9), (-5, 0.9), *_AHEAD),
    Frame.UNTIL: ((0, 1.3), (-1, 1.5), (-3, 0.8), (-4, 0.8), *_AHEAD),
}
"""How many days after the first (or a later) day that it names an article appears, as the logarithm of how much more
often than by chance; measured on every other one of 12,000 dated releases. Weeks are steps enough where it is flat."""


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
    told = next((clue for clue in clues if clue.frame is Frame.PAST and clue.form.day and not clue.form.relative), None)
    for place, clue in enumerate(clues):
        if bare or clue.form.month is not None or clue.form.weekday is not None:
            _vote(found, clue, months, _LATER if place and clue is not told else _FIRST)
    limit = upper.toordinal()
    return {day: weight for day, weight in found.items() if day <= limit}


def _vote(found: dict[int, float], clue: Clue, months: Sequence[tuple[int, int]], weights: Weights) -> None:
    form = clue.form
    if form.word or form.day is None or form.relative in _FAR:
        return
    if clue.upto and clue.frame is Frame.UNTIL:
        weights = {Frame.UNTIL: weights[Frame.FUTURE]}
    table = _AHEAD if form.relative in _COMING else _AGO if form.relative == "지난" else weights[clue.frame]
    final = form.until if form.until and clue.frame is Frame.PAST and form.until > form.day else form.day
    for year, month in _fitting(form, months):
        day = day_of(year, month, final)
        if day is None or (form.weekday is not None and day.weekday() != form.weekday):
            continue
        ordinal = day.toordinal()
        for late, weight in table:
            found[ordinal + late] += weight


def _fitting(form: Form, months: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """The months that a form can mean, from the first to the last of `months`."""
    if form.month is None:
        return months
    said = (form.year,) if form.year else range(months[0][0], months[-1][0] + 1)
    return ((year, form.month) for year in said if months[0] <= (year, form.month) <= months[-1])


def middle(ballots: Sequence[Votes], ages: Mapping[int, float], upper: date) -> date | None:
    """The day around which the articles of a page fit best; None where nothing votes."""
    scores: dict[int, float] = defaultdict(float)
    for ballot in ballots:
        for day, weight in _spread(ballot).items():
            scores[day] += weight
    limit = upper.toordinal()

    def score(day: int) -> tuple[float, int]:
        year = date.fromordinal(day).year
        return scores[day] + ages.get(year, 0.0) - (limit - day) / 10000, day

    best = max((day for day in scores if day <= limit), key=score, default=None)
    return date.fromordinal(best) if best else None


def _spread(ballot: Votes) -> dict[int, float]:
    """For each middle the best vote of a day within the window; every other day is a middle."""
    found: dict[int, float] = {}
    for day, weight in ballot.items():
        for near in range((day - WINDOW + 1) // 2 * 2, day + WINDOW + 1, 2):
            if weight > found.get(near, 0.0):
                found[near] = weight
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
    middle = centre.toordinal()
    near = {
        day: weight - _ASTRAY * max(0, abs(day - middle) - 2) - _WEEKEND * (day % 7 in (6, 0))
        for day, weight in ballot.items()
        if abs(day - middle) <= _REACH
    }
    if not near:
        return None
    day = max(near, key=lambda one: (near[one], -abs(one - middle)))
    return date.fromordinal(day), near[day]
