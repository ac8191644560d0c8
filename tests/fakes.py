"""Small real implementations of what is slow or far away."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from reader.sources.asking import Answer, Outcome, Request
from reader.text.particles import bare_stem
from reader.text.words import Analysis, Word, prepared, words_of


@dataclass(frozen=True, slots=True)
class Morpheme:
    """A `reader.text.words.Token`."""

    form: str
    tag: str
    start: int
    len: int


class TableAnalyser:
    """An `Analyser` by tables alone: nouns lose their particles, and of verbs it knows those of care."""

    VERBS: ClassVar = {"돌보": "돌보다", "돌봤": "돌보다", "돌볼": "돌보다"}
    PARTS: ClassVar = {"통합돌봄": 0b100, "통합돌봄국": 0b10100}

    def __init__(self, seconds: float = 0.0) -> None:
        """`seconds` is how long each batch takes."""
        self._seconds = seconds
        self._texts: list[str] | None = None
        self._ready = 0.0
        self.batches = 0
        self.is_closed = False

    def submit(self, texts: Sequence[str]) -> None:
        assert self._texts is None, "the batch before this one was not asked for"
        self._texts, self._ready = list(texts), time.monotonic() + self._seconds

    def result(self, seconds: float) -> Analysis | None:
        assert self._texts is not None, "nothing was submitted"
        left = self._ready - time.monotonic()
        if left > seconds:
            time.sleep(seconds)
            return None
        time.sleep(max(left, 0.0))
        texts, self._texts = self._texts, None
        self.batches += 1
        return self._analysis({word for text in texts for word in words_of(prepared(text))})

    def close(self) -> None:
        self.is_closed = True

    def _analysis(self, words: set[str]) -> Analysis:
        verbs = {word: verb for word in words for beginning, verb in self.VERBS.items() if word.startswith(beginning)}
        nouns = {word: stem for word in words if word not in verbs and (stem := bare_stem(word))}
        return Analysis(
            {
                word: Word(
                    self.PARTS.get(nouns.get(word, word), 0),
                    frozenset({nouns[word]} if word in nouns else ()),
                    frozenset({verbs[word]} if word in verbs else ()),
                )
                for word in words
            },
            frozenset((verb, word[:2]) for word, verb in verbs.items()),
        )


class TableOfAnswers:
    """A `Retriever` without a network: what stands in its table, and HTTP 404 for the rest."""

    def __init__(self, answers: Mapping[str, Outcome], seconds: float = 0.0) -> None:
        """`seconds`: how long each answer takes."""
        self.answers = dict(answers)
        self.asked: list[Request] = []
        self._seconds = seconds
        self._table = answers

    def outcomes(
        self, requests: Sequence[Request], stopping: Callable[[], bool]
    ) -> Iterator[tuple[Request, Outcome] | None]:
        for request in requests:
            if stopping():
                return
            self.asked.append(request)
            if self._seconds:
                time.sleep(self._seconds)
                yield None
            yield request, self._table.get(request.url, Answer(404, request.url))
