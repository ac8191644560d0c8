"""The words of the archive: what is still to be analysed, what was learnt of each word, and answers from that."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, cast

from reader.archive.codec import load_lines
from reader.archive.database import transaction
from reader.archive.reading import chunks
from reader.archive.writing import MOST_SECONDS
from reader.text.words import Analysis, Word

_PART = 2_000
_WORD_COLUMNS = "word, starts, nouns, verbs"


@dataclass(frozen=True, slots=True)
class Unanalysed:
    """An article whose words are still to be analysed."""

    row: int
    seq: int
    """Its state: an article that changes meanwhile has another one and stays unanalysed."""
    text: str
    """Title, body, captions and credits, a line each."""


class Lexicon:
    """The words of one archive, see `Archive.lexicon`; `ask` calls a function with the connection, under its lock."""

    def __init__(self, ask: Callable[..., Any], committed: Callable[[], None]) -> None:
        self._ask = ask
        self._committed = committed

    def unanalysed(self, limit: int, since: int = 0) -> list[Unanalysed]:
        """The next articles, of those changed after `since`, whose words are to be analysed; newest first."""
        return cast(list[Unanalysed], self._ask(_unanalysed, limit, since))

    def count_unanalysed(self, since: int = 0) -> int:
        """How many articles changed after `since` are still to be analysed; by index where that is 0."""
        return cast(int, self._ask(_count_unanalysed, since))

    def redo_older(self, version: int) -> None:
        """Let the articles that an older analyser did be analysed again, in short transactions."""
        self._ask(_redo_older, version)

    def learn(self, batch: Sequence[Unanalysed], analysis: Analysis, version: int) -> None:
        """Keep what the analysis of `batch` showed, in short transactions; then its articles count as analysed.

        Whoever dies in between leaves words that are true and articles that will be analysed again; so does an
        article that changed meanwhile.
        """
        self._ask(_learn, batch, analysis, version)
        self._committed()

    def words(self, wanted: Iterable[str]) -> Mapping[str, Word]:
        """What is known of those of `wanted` (normalised words) that were met; by index."""
        return cast(Mapping[str, Word], self._ask(_words, wanted))

    def forms(self, verb: str) -> tuple[str, ...]:
        """Beginnings of words in which a verb (돌보다) was met: 돌보, 돌봤; by index."""
        return cast(tuple[str, ...], self._ask(_forms, verb))

    def verbs(self, beginnings: Sequence[str]) -> tuple[str, ...]:
        """The verbs that were met in one of these forms (돌봤); by index."""
        return cast(tuple[str, ...], self._ask(_verbs, beginnings))

    def starts(self) -> Iterator[tuple[str, int]]:
        """All words with morphemes inside, and where these begin (`Word.starts`), read in small parts."""
        after = ""
        while part := cast(list[tuple[str, int]], self._ask(_starts, after)):
            yield from part
            after = part[-1][0]


def _unanalysed(connection: sqlite3.Connection, limit: int, since: int) -> list[Unanalysed]:
    query = (
        "SELECT a.row, a.seq, a.title, t.body, t.captions, t.credits FROM article a JOIN text t USING (row) "
        "WHERE a.analyser = 0 AND a.seq > ? ORDER BY a.day_from DESC, a.moment DESC, a.row LIMIT ?"
    )
    return [
        Unanalysed(row, seq, "\n".join((title, body, *load_lines(captions), *load_lines(credits))))
        for row, seq, title, body, captions, credits in connection.execute(query, (since, limit))
    ]


def _count_unanalysed(connection: sqlite3.Connection, since: int) -> int:
    recent, values = (" AND seq > ?", (since,)) if since else ("", ())
    return int(connection.execute(f"SELECT count(*) FROM article WHERE analyser = 0{recent}", values).fetchone()[0])


def _redo_older(connection: sqlite3.Connection, version: int) -> None:
    last = connection.execute("SELECT max(row) FROM article").fetchone()[0] or 0
    for first in range(0, last + 1, _PART):
        part = (version, first, first + _PART)
        found = "FROM article WHERE analyser > 0 AND analyser < ? AND row >= ? AND row < ?"
        if connection.execute(f"SELECT 1 {found} LIMIT 1", part).fetchone():
            with transaction(connection):
                connection.execute(f"UPDATE article SET analyser = 0 WHERE row IN (SELECT row {found})", part)


def _learn(connection: sqlite3.Connection, batch: Sequence[Unanalysed], analysis: Analysis, version: int) -> None:
    left = iter(analysis.words.items())
    while part := dict(islice(left, _PART)):
        _add_words(connection, part)
    with transaction(connection):
        connection.executemany("INSERT OR IGNORE INTO form VALUES (?, ?)", analysis.forms)
        connection.executemany(
            "UPDATE article SET analyser = ? WHERE row = ? AND seq = ?",
            [(version, each.row, each.seq) for each in batch],
        )


def _words(connection: sqlite3.Connection, wanted: Iterable[str]) -> Mapping[str, Word]:
    found: dict[str, Word] = {}
    for part in chunks(list(wanted)):
        query = f"SELECT {_WORD_COLUMNS} FROM word WHERE word IN ({','.join('?' * len(part))})"
        found.update((row[0], _word(*row[1:])) for row in connection.execute(query, part))
    return found


def _forms(connection: sqlite3.Connection, verb: str) -> tuple[str, ...]:
    return tuple(form for (form,) in connection.execute("SELECT form FROM form WHERE verb = ?", (verb,)))


def _verbs(connection: sqlite3.Connection, beginnings: Sequence[str]) -> tuple[str, ...]:
    query = f"SELECT DISTINCT verb FROM form WHERE form IN ({','.join('?' * len(beginnings))})"
    return tuple(verb for (verb,) in connection.execute(query, beginnings))


def _starts(connection: sqlite3.Connection, after: str) -> list[tuple[str, int]]:
    query = "SELECT word, starts FROM word WHERE word > ? AND starts <> 0 ORDER BY word LIMIT ?"
    return connection.execute(query, (after, _PART)).fetchall()


def _add_words(connection: sqlite3.Connection, met: Mapping[str, Word]) -> None:
    known = _words(connection, met)
    new = [
        (word, both.starts, " ".join(sorted(both.nouns)), " ".join(sorted(both.verbs)))
        for word, found in met.items()
        if (both := found | known[word] if word in known else found) != known.get(word)
    ]
    left = iter(new)
    following = next(left, None)
    while following is not None:
        until = time.perf_counter() + MOST_SECONDS
        with transaction(connection):
            while following is not None and time.perf_counter() < until:
                connection.execute(f"INSERT OR REPLACE INTO word ({_WORD_COLUMNS}) VALUES (?, ?, ?, ?)", following)
                following = next(left, None)


def _word(starts_of: int, nouns: str, verbs: str) -> Word:
    return Word(starts_of, frozenset(nouns.split()), frozenset(verbs.split()))
