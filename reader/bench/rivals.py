"""Rivals: other ways to answer the same keys, measured in the same run. They find less: words by their beginnings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path
from typing import Any

from reader.archive.fulltext import FullText
from reader.bench.corpus import Corpus
from reader.store.patterns import Reading, patterns, tokens
from reader.store.pieces import Literal
from reader.text.hangul import to_latin
from reader.text.keystream import END, encode
from reader.text.normal import normalise

Answer = Callable[[str], int]
"""From a typed text to the number of articles."""

_NEWEST = 50


def plain(states: Sequence[str]) -> list[str]:
    """The states that every rival can be asked: words without filters, initials or quotations."""
    return [state for state in states if re.fullmatch(r"[가-힣]+[ㄱ-ㅎ]?( [가-힣]+[ㄱ-ㅎ]?)* ?", state)]


def fulltext(corpus: Corpus, folder: Path) -> Answer:
    """SQLite FTS5 over words as Latin keys, with a prefix index."""
    index = FullText(folder / "fulltext.db")
    index.fill((row.row, to_latin(normalise(f"{row.title} {row.text}"))) for row in corpus.rows())
    return lambda typed: index.find(to_latin(normalise(typed)).split())[0]


def streams(corpus: Corpus, _folder: Path) -> Answer:
    """`bytes.find` over all key streams, article by article."""
    parts = [encode(normalise(f"{row.title} {row.text}")) for row in corpus.rows()]
    starts = list(accumulate((len(part) + 1 for part in parts), initial=1))
    buffer = END + END.join(parts) + END
    del parts

    def answer(typed: str) -> int:
        found: set[int] | None = None
        for text, is_open in tokens(typed, is_open=not typed.endswith(" ")):
            hits = {hit for start in _starts(text, is_open=is_open) for hit in _articles(buffer, starts, start)}
            found = hits if found is None else found & hits
        return len(found or ())

    return answer


def _starts(text: str, *, is_open: bool) -> tuple[bytes, ...]:
    literal = [p for p in patterns(text, is_open=is_open) if p.reading in (Reading.OPEN, Reading.CLOSED)]
    piece = literal[-1].ways[0][0]
    return piece.starts if isinstance(piece, Literal) else ()


def _articles(buffer: bytes, starts: list[int], wanted: bytes) -> set[int]:
    found: set[int] = set()
    at = buffer.find(wanted)
    while at >= 0:
        article = bisect_right(starts, at) - 1
        found.add(article)
        at = buffer.find(wanted, starts[article + 1])
    return found


def tantivy(corpus: Corpus, folder: Path) -> Answer:
    """tantivy over words as Latin keys, asked for prefixes."""
    library: Any = import_module("tantivy")
    builder = library.SchemaBuilder()
    builder.add_text_field("text", stored=False, tokenizer_name="whitespace")
    schema = builder.build()
    (folder / "tantivy").mkdir()
    index = library.Index(schema, path=str(folder / "tantivy"))
    writer = index.writer(heap_size=100_000_000, num_threads=1)
    for row in corpus.rows():
        writer.add_document(library.Document(text=[to_latin(normalise(f"{row.title} {row.text}"))]))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def answer(typed: str) -> int:
        words = to_latin(normalise(typed)).split()
        asked = [
            (library.Occur.Must, library.Query.regex_query(schema, "text", re.escape(word) + ".*")) for word in words
        ]
        return int(searcher.search(library.Query.boolean_query(asked), _NEWEST, count=True).count)

    return answer


RIVALS: dict[str, Callable[[Corpus, Path], Answer]] = {
    "bytes.find": streams,
    "SQLite FTS5": fulltext,
    **({"tantivy": tantivy} if find_spec("tantivy") else {}),
}
"""By name; the last only where it is installed."""
