"""Counts how common words are: ``python -m tests.tagging.count_words --national FILE… --local FILE… > common.tsv``.

Files are JSONL (also .gz) with title and body. Only what stands in one of 1,000 national articles, or in four local
ones, is told; of a word in both the larger share. The table belongs to reader/tagging/stories; who replaces it raises
GROUPER_VERSION.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from reader.tagging.stories.terms import terms
from reader.text.normal import normalise

BEGINNING = 600
"""Characters of a text in which words are counted."""
NATIONAL_SHARE = 0.001
LOCAL_ARTICLES = 4

HEADING = """\
# Words of Korean public news, without particles, and in how many of 1,000 articles they stand: the larger number of
# two, from {national:,} releases of government agencies (what stands in 1 of 1,000 of them) and from {local} articles
# about Gwangju (what stands in 4 of them). Counted on {day} by tests/tagging/count_words.py.
"""


def counted(texts: Iterable[str]) -> tuple[Mapping[str, int], int]:
    """In how many of `texts` each word stands, and how many texts there are."""
    found: Counter[str] = Counter()
    number = 0
    for text in texts:
        number += 1
        found.update(set(terms(normalise(text))))
    return found, number


def shares(national: Iterable[str], local: Iterable[str]) -> tuple[Mapping[str, float], int, int]:
    """The share of articles in which each common word stands, and how many were read of both kinds."""
    everywhere, of_all = counted(national)
    here, of_local = counted(local)
    found = {word: count / of_all for word, count in everywhere.items() if count >= NATIONAL_SHARE * of_all}
    for word, count in here.items():
        if count >= LOCAL_ARTICLES:
            found[word] = max(found.get(word, 0.0), count / of_local)
    return found, of_all, of_local


def table(found: Mapping[str, float]) -> Iterator[str]:
    """Lines of word and thousandths, by word."""
    return (f"{word}\t{1_000 * share:.1f}" for word, share in sorted(found.items()))


def texts(paths: Iterable[Path]) -> Iterator[str]:
    """Headline and beginning of every article in the files."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                yield f"{article['title']} {article['body'][:BEGINNING]}"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--national", nargs="+", type=Path, required=True)
    parser.add_argument("--local", nargs="+", type=Path, required=True)
    asked = parser.parse_args(arguments)
    found, national, local = shares(texts(asked.national), texts(asked.local))
    sys.stdout.write(HEADING.format(national=national, local=local, day=datetime.now(UTC).date()))
    sys.stdout.writelines(f"{line}\n" for line in table(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
