"""Makes the packaged edition anew of its sources, in a checkout: ``python -m reader.sample.build [--check]``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

from reader import ingest, sources
from reader.archive.identity import make_id
from reader.archive.values import Prepared
from reader.export import row
from reader.model import KST, Article, Marked, Problem, RawArticle
from reader.sample import TODAY

SOURCES = Path(__file__).parents[2] / "fixtures" / "edition"
EDITION = Path(__file__).with_name("edition.jsonl")
_LEFT_OUT = ("lead", "read", "saved", "tags", "note")
"""Keys of a row that repeat the text, or are the person's: the file is read before the first paint."""
RECEIVED = datetime.combine(TODAY, time(18), KST)
"""When the sources are said to have been imported."""


def rows(folder: Path = SOURCES) -> list[dict[str, object]]:
    """The articles of the files in `folder` as JSON rows with evidence, without lead and marks.

    Newest first, ties in the order of the files.
    Raises `ValueError` for a part of a file that cannot be read.
    """
    articles = [_named(each) for each in prepared(folder)]
    articles.sort(key=lambda article: article.published.first or date.min, reverse=True)
    return [_packed(row(article, Marked(), why=True)) for article in articles]


def edition(made: Iterable[dict[str, object]]) -> str:
    """The text of the packaged file."""
    return "".join(json.dumps(each, ensure_ascii=False, separators=(",", ":")) + "\n" for each in made)


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the edition; with ``--check`` only says (status 1) whether the packaged one is another."""
    parser = argparse.ArgumentParser(prog="python -m reader.sample.build", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; status 1 if the packaged file differs")
    made = rows()
    text = edition(made)
    if parser.parse_args(arguments).check:
        return int(EDITION.read_text(encoding="utf-8") != text)
    EDITION.write_text(text, encoding="utf-8")
    print(f"{len(made)} articles", file=sys.stderr)
    return 0


def prepared(folder: Path = SOURCES) -> Iterator[Prepared]:
    """What the pipeline makes of the files in `folder`, in their order; `rows` has the ids."""
    for path in sorted(folder.iterdir()):
        for each in ingest.articles(_anywhere(path), RECEIVED):
            if isinstance(each, Problem):
                raise ValueError(f"{path.name}:{each.line}: {each.reason}")
            yield each


def _anywhere(path: Path) -> Iterator[RawArticle | Problem]:
    """What `path` says, under a name that is the same in every checkout."""
    name = f"sample/{path.name}"
    for raw in sources.read(str(path)):
        yield replace(raw, source=name, page=name) if isinstance(raw, RawArticle) else raw


def _packed(told: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in told.items() if key not in _LEFT_OUT}


def _named(each: Prepared) -> Article:
    own = make_id(each.keys.all[0])
    return replace(each.article, id=own, reprints=own, story=own)


if __name__ == "__main__":
    sys.exit(main())
