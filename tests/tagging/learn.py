"""Learns from dated releases how many days after the days that it names an article appears.

``python -m tests.tagging.learn DATED.jsonl[.gz]`` counts on one half of the file (`half` 0) and prints the rows of
`reader/tagging/offsets.toml`; ``python -m tests.tagging.evaluate DATED --pages 500`` measures on both halves.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from math import log2
from pathlib import Path

from reader.intake import RawArticle
from reader.tagging.dates import text_of
from reader.tagging.manner import Manner
from reader.tagging.mentions import Clue, clues
from reader.tagging.offsets import Key, keyed, ranked
from reader.tagging.resolve import day_of
from reader.text.clean import clean
from tests.tagging.evaluate import Label, read
from tests.tagging.pages import LENGTH, half, published

REACH, CHANCE = 20, 30
ENOUGH, FAINT, FEW = 20, 0.3, 3
"""So often must a manner have been met, so much must an offset weigh, and so often must it have been met itself."""

Counts = dict[Key, Counter[int]]


def counted(releases: Iterable[Label]) -> tuple[Counts, Counter[Key]]:
    """How often each manner of naming a day was met so many days before its article, and how often at all."""
    offsets: Counts = defaultdict(Counter)
    total: Counter[Key] = Counter()
    for release in releases:
        raw = RawArticle("learn", 1, release["title"], release["body"][:LENGTH])
        for clue, rank in ranked(clues(text_of(clean(raw)))):
            key = keyed(clue, rank)[0]
            total[key] += 1
            offset = distance(clue, published(release))
            if offset is not None:
                offsets[key][offset] += 1
    return offsets, total


def distance(clue: Clue, day: date) -> int | None:
    """Days from the day that a clue names to `day`; None where it names none near it."""
    form = clue.last
    near = (day - timedelta(step) for step in range(-REACH, REACH + 1))
    fitting = [(day - one).days for one in near if one.day == form.day and form.month in (None, one.month)
               and day_of(one.year, one.month, one.day)]  # fmt: skip
    return min(fitting, key=abs, default=None)


def rows(offsets: Counts, total: Counter[Key]) -> Iterator[str]:
    """The rows of the table, the commonest manner first."""
    for key, count in total.most_common():
        weights = {
            late: round(log2(CHANCE * met / count), 1) for late, met in sorted(offsets[key].items()) if met >= FEW
        }
        told = {late: weight for late, weight in weights.items() if weight >= FAINT}
        if count >= ENOUGH and told and key[0] is not Manner.AGO:
            manner, weekday, later = key
            pairs = ", ".join(f'"{late}" = {weight}' for late, weight in told.items())
            yield f'[[row]]\nmanner = "{manner.name}"\nweekday = {str(weekday).lower()}\nlater = {str(later).lower()}'
            yield f"met = {count}\noffsets = {{ {pairs} }}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    learned = [release for release in read(parser.parse_args().path) if half(release) == 0]
    print(*rows(*counted(learned)), sep="\n")


if __name__ == "__main__":
    main()
