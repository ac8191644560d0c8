"""Measures stories on labelled articles: ``python -m tests.tagging.evaluate_stories [DATA] [--column reprints]``.

DATA is a JSONL file, by default tests/sample/stories.jsonl. A line is an article as ``gjnews import`` reads it, with
``group``: any name that the articles of one event share; without one it is alone. Or it names an article of another
file: ``{"file": …, "line": …, "story": …, "group": …}``, the file relative to fixtures/; `story` is the event, `group`
the text that was copied. ``--welded N`` prints N pairs that were put together, at random, to be judged by eye: then DATA
(also .gz) needs no labels.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from pathlib import Path

from reader import grouping, ingest, sources
from reader.archive.articles import Archive
from reader.archive.values import Prepared
from reader.model import KST, Article
from tests.sample.labelled import FIXTURES

OWN = Path(__file__).parents[1] / "sample" / "stories.jsonl"
WORST = 8
_PART = 500


@dataclass(frozen=True)
class Scores:
    """B³: over all articles, how much of the group of each is right, and how much of the right one is there."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Grouped:
    """Articles by id, with the groups that were found and the labels."""

    articles: Mapping[str, Article]
    labels: Mapping[str, str]
    families: Mapping[str, str]
    """Articles that look alike and tell of different events, by the name of their form."""
    seconds: float
    """Of the processor, for grouping alone."""

    def found(self, column: str) -> Mapping[str, str]:
        """id → story or reprint group."""
        return {each: getattr(article, column) for each, article in self.articles.items()}

    def scores(self, column: str = "story") -> Scores:
        """How well `column` does against the labels."""
        return b_cubed(self.found(column), self.labels)

    def welds(self, column: str = "story") -> list[tuple[Article, Article]]:
        """Pairs that were put together and do not belong together."""
        found = self.found(column)
        return [self._pair(pair) for pair in _pairs(found) if self.labels[pair[0]] != self.labels[pair[1]]]

    def splits(self, column: str = "story") -> list[tuple[Article, Article]]:
        """Pairs that belong together and were not put together."""
        found = self.found(column)
        return [self._pair(pair) for pair in _pairs(self.labels) if found[pair[0]] != found[pair[1]]]

    def _pair(self, pair: tuple[str, str]) -> tuple[Article, Article]:
        return self.articles[pair[0]], self.articles[pair[1]]


def b_cubed(found: Mapping[str, str], labels: Mapping[str, str]) -> Scores:
    """Bagga and Baldwin's measure, over the keys of `labels`."""
    ours, theirs = _sets(found), _sets(labels)
    shares = [(len(ours[found[each]] & theirs[label]), len(ours[found[each]]), len(theirs[label]))
              for each, label in labels.items()]  # fmt: skip
    number = len(shares) or 1
    return Scores(
        sum(both / own for both, own, _ in shares) / number, sum(both / its for both, _, its in shares) / number
    )


def grouped(prepared: Iterable[tuple[Prepared, str | None, str | None]]) -> Grouped:
    """Articles with their labels (None: alone) and families, grouped as an import groups them."""
    archive = Archive.memory()
    labels: dict[str, str] = {}
    families: dict[str, str] = {}
    with archive:
        for number, (each, label, family) in enumerate(prepared):
            archive.add([each])
            known = archive.ids_by_keys(each.keys.all)  # two of them may be one article
            article_id = next(known[key] for key in each.keys.all if key in known)
            labels[article_id] = label or f"alone {number}"
            if family:
                families[article_id] = family
        seconds = _group(archive)
        return Grouped({each: archive.article(each) for each in labels}, labels, families, seconds)


def labelled(data: Path) -> Iterator[tuple[Prepared, str | None, str | None]]:
    """The articles of a labelled file."""
    rows = [json.loads(line) for line in data.read_text(encoding="utf-8").splitlines() if line.strip()]
    if rows and "file" in rows[0]:
        yield from _named(rows)
        return
    for row, each in zip(rows, _prepared(data, data.name), strict=True):
        yield each, row.get("group"), row.get("family")


def _named(rows: Sequence[Mapping[str, str]]) -> Iterator[tuple[Prepared, str | None, str | None]]:
    wanted = {(row["file"], int(row["line"])): row for row in rows}
    for name in dict.fromkeys(row["file"] for row in rows):
        for each in _prepared(FIXTURES / name, name):
            if row := wanted.get((name, each.raw.line)):
                yield each, row["story"], row.get("family")


def _prepared(path: Path, name: str) -> Iterator[Prepared]:
    for each in ingest.articles(sources.read(str(path)), datetime.now(KST)):
        if not isinstance(each, Prepared):
            raise ValueError(f"{name}:{each.line}: {each.reason}")
        yield each


def _group(archive: Archive) -> float:
    begun = time.process_time()
    for _ in grouping.group(archive):
        pass
    return time.process_time() - begun


def _sets(groups: Mapping[str, str]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for each, group in groups.items():
        found[group].add(each)
    return found


def _pairs(groups: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for members in _sets(groups).values():
        yield from combinations(sorted(members), 2)


def print_scores(data: Path, column: str) -> None:
    """Scores, speed, and the worst pairs of both kinds."""
    result = grouped(labelled(data))
    scores = result.scores(column)
    print(f"articles {len(result.labels)}  groups {len(set(result.labels.values()))}")
    print(f"B3 precision {scores.precision:.4f}  recall {scores.recall:.4f}  F1 {scores.f1:.4f}")
    print(f"{len(result.labels) / result.seconds:.0f} articles a second of the processor")
    for name, pairs in (("welded", result.welds(column)), ("split", result.splits(column))):
        print(f"{name}: {len(pairs)} pairs")
        for one, other in pairs[:WORST]:
            print(f"  {one.title[:44]} | {other.title[:44]}")


def print_welded(data: Path, number: int, seed: int) -> None:
    """`number` of the pairs that were put together, and how fast."""
    with tempfile.TemporaryDirectory() as folder, Archive.memory() as archive:
        plain = data
        if data.suffix == ".gz":
            plain = Path(folder) / data.stem
            plain.write_bytes(gzip.decompress(data.read_bytes()))
        batch = list(_prepared(plain, data.name))
        for start in range(0, len(batch), _PART):
            archive.add(batch[start : start + _PART])
        seconds = _group(archive)
        stories = {row.id: row.story for row in archive.changes()}
        pairs = sorted(_pairs(stories))
        welded = len({each for pair in pairs for each in pair})
        print(f"{len(stories)} articles, {len(pairs)} pairs of {welded} articles in one story with another, "
              f"{len(stories) / seconds:.0f} articles a second")  # fmt: skip
        for one, other in random.Random(seed).sample(pairs, min(number, len(pairs))):
            print(*(f"{a.id} {a.published.text[:10]} {a.outlet} {a.title[:70]}" for a in map(archive.article, (one, other))),
                  sep=" | ")  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=OWN)
    parser.add_argument("--column", choices=("story", "reprints"), default="story")
    parser.add_argument("--welded", type=int, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    if asked.welded:
        print_welded(asked.data, asked.welded, asked.seed)
    else:
        print_scores(asked.data, asked.column)
    return 0


if __name__ == "__main__":
    sys.exit(main())
