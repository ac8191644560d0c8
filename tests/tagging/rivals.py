"""Our table of days beside two libraries from PyPI: ``python -m tests.tagging.rivals``.

They are asked for the same days (first and last), each text published on its day; what part a day plays is not asked
of them. Neither is a dependency: one that is not installed is told, and left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from importlib import import_module
from types import ModuleType

from reader.tagging.mentions import mentions
from tests.tagging.day_cases import DATED, MONDAY, NOT_DAYS

Days = set[tuple[date, date]]
Reader = Callable[[str, date], Days]


def ours(text: str, anchor: date) -> Days:
    """What we find."""
    return {(one.start, one.end) for one in mentions(text, anchor)}


def korean_datetime(library: ModuleType, cycle: str) -> Reader:
    """``korean-datetime``, for which the end of a span is the first moment after it."""
    options = library.ParseOptions(cycle=library.Cycle[cycle])

    def read(text: str, anchor: date) -> Days:
        found = library.parse_all(text, datetime(anchor.year, anchor.month, anchor.day), options)
        days = {(one.start, one.end) for one in found if one.start and one.end}
        return {(start.date(), (end - timedelta(microseconds=1)).date()) for start, end in days}

    return read


def dateparser(library: ModuleType) -> Reader:
    """``dateparser``, which knows single days only."""

    def read(text: str, anchor: date) -> Days:
        settings = {"RELATIVE_BASE": datetime(anchor.year, anchor.month, anchor.day)}
        found = library.search_dates(text, languages=["ko"], settings=settings) or []
        return {(moment.date(), moment.date()) for _, moment in found}

    return read


def readers() -> Iterator[tuple[str, Reader | None]]:
    """Everyone who can be asked; None for a library that is not installed."""
    yield "gjnews", ours
    for name, module, make in (
        ("korean-datetime", "korean_datetime", lambda library: korean_datetime(library, "FUTURE")),
        ("korean-datetime, Cycle.NEAREST", "korean_datetime", lambda library: korean_datetime(library, "NEAREST")),
        ("dateparser", "dateparser.search", dateparser),
    ):
        try:
            yield name, make(import_module(module))
        except (ImportError, KeyError):
            yield name, None


def main() -> None:
    print(f"{'':<32} {'days right':>16} {'no days seen':>16}")
    for name, read in readers():
        if read is None:
            print(f"{name:<32} not installed: left out")
            continue
        right = sum(read(text, date.fromisoformat(day)) == _meant(wanted) for text, day, wanted in DATED)
        silent = sum(not read(text, date.fromisoformat(MONDAY)) for text in NOT_DAYS)
        print(f"{name:<32} {right:>9} of {len(DATED)} {silent:>10} of {len(NOT_DAYS)}")


def _meant(wanted: list[str]) -> Days:
    spans = [[date.fromisoformat(day) for day in line.split()[1:]] for line in wanted]
    return {(span[0], span[-1]) for span in spans}


if __name__ == "__main__":
    main()
