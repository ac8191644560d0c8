"""A home with very many articles: ``python -m tests.measure.many --home HOME [-n 1000000] [--chars 200]``.

The multiplied sample is archived as it is, without being cleaned, dated and placed, which would take an hour; then its
index is built. For what depends on the size of an archive: the start, the memory, the search beside it.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from reader import indexing, ingest
from reader.archive import writing
from reader.archive.articles import Archive
from reader.archive.codec import in_columns
from reader.archive.identity import fingerprint, keys_of
from reader.archive.values import Prepared
from reader.bench.corpus import Corpus
from reader.intake import Fields, RawArticle
from reader.model import Article, StoreRow

BATCH = 2_000


def prepared(rows: Iterator[StoreRow]) -> Iterator[Prepared]:
    """Each row as an article from an address of its own."""
    makers = ingest.makers()
    for row in rows:
        raw = RawArticle("many", 0, row.title, row.text, outlet=row.outlet, url=f"https://example.com/{row.row}")
        fields = Fields(row.title, False, row.text, False, row.outlet, row.reporter, None)
        article = Article(
            id="",
            kind=row.kind,
            title=row.title,
            title_derived=False,
            body=row.text,
            truncated=False,
            outlet=row.outlet,
            reporter=row.reporter,
            agency=None,
            url=raw.url,
            source=raw.source,
            primary=row.primary,
            places=row.places,
            institution=row.institution,
            published=row.published,
        )
        yield Prepared(raw, keys_of(raw), makers, in_columns(raw, fields, article), None, fingerprint(raw))


def main() -> None:
    """Make the home and say how long each part took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", required=True, type=Path)
    parser.add_argument("-n", type=int, default=1_000_000)
    parser.add_argument("--chars", type=int, default=200)
    options = parser.parse_args()
    options.home.mkdir(parents=True, exist_ok=True)
    began = time.perf_counter()
    with Archive.open(options.home, writable=True) as archive:
        articles = prepared(Corpus(None, options.n, options.chars).rows())
        writing.MOST_ROWS, writing.MOST_SECONDS = BATCH, BATCH  # nobody waits for a transaction to end
        while batch := list(islice(articles, BATCH)):
            archive.add(batch, datetime.now(UTC))
        print(f"{archive.count()} articles archived in {time.perf_counter() - began:.0f} s", flush=True)
    began = time.perf_counter()
    indexing.update(options.home)
    print(f"indexed in {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
