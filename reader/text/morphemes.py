"""Kiwi, the morphological analyser, in a process of its own: loading it takes seconds and hundreds of megabytes.

The only import of kiwipiepy. Texts go to the child, an `Analysis` of short strings and numbers comes back. Without
Kiwi, or with a broken model, `result` raises `AnalyserError` once and nothing else is affected.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, Protocol

from reader.errors import ReaderError
from reader.i18n import t
from reader.text.words import Analysis, Gathering, inner_starts, prepared

ANALYSER_VERSION = 1
"""Raised when the same text would be analysed differently; what an older one analysed is done again."""
LONGEST_TEXT = 20_000
"""Characters of an article that are analysed: its words stand in the first of them, and no batch takes long."""
_SENTENCES_KNOWN = 200_000
"""Reprints repeat each other's sentences: so many are remembered, and not analysed again."""
_LAST_WAIT = 2.0


class AnalyserError(ReaderError):
    """Kiwi is not there, does not load, or has ended; articles can be read and searched without it."""


@dataclass(frozen=True, slots=True)
class Names:
    """Proper names that Kiwi would take apart, normalised and without spaces."""

    people: tuple[str, ...] = ()
    compounds: tuple[str, ...] = ()
    """Bodies and places; morphemes inside them are still known: 광주|교육청."""


class Analyser(Protocol):
    """Analyses batches of texts, one after the other, beside whoever asks for it."""

    def submit(self, texts: Sequence[str]) -> None:
        """Begin with a batch; its `result` is to be asked for before the next one."""

    def result(self, seconds: float) -> Analysis | None:
        """What the batch showed; None if that is not known within `seconds`. AnalyserError: it never will be."""

    def close(self) -> None:
        """End; a batch that was begun is given up."""


class Kiwi:
    """The analyser: a child process that loads Kiwi as soon as this is made."""

    def __init__(self, names: Names, workers: int = 0) -> None:
        """`workers`: threads of Kiwi, 0 for one per core."""
        context = multiprocessing.get_context("spawn")  # a fork of a process that has threads can hang
        self._pipe, theirs = context.Pipe()
        self._child = context.Process(target=_serve, args=(theirs, names, workers), daemon=True)
        self._ready = False
        self._waiting: list[str] | None = None
        with _interrupts_kept_from_children():
            self._child.start()
        theirs.close()

    def submit(self, texts: Sequence[str]) -> None:
        """Begin with a batch, once Kiwi is loaded: until then nobody reads the pipe, and sending would block."""
        self._waiting = [text[:LONGEST_TEXT] for text in texts]
        if self._ready:
            self._send()

    def result(self, seconds: float) -> Analysis | None:
        """What the batch showed; None while Kiwi is loading or at work."""
        try:
            answer = self._pipe.recv() if self._pipe.poll(seconds) else None
        except (EOFError, OSError) as error:
            raise AnalyserError(t("kiwi.ended")) from error
        if isinstance(answer, str):
            raise AnalyserError(t("kiwi.broken", why=answer))
        if answer is True:
            self._ready = True
            self._send()
            return None
        return answer

    def close(self) -> None:
        """End the child, whatever it is doing."""
        self._pipe.close()
        self._child.terminate()
        self._child.join(_LAST_WAIT)
        if self._child.is_alive():
            self._child.kill()
            self._child.join()

    def _send(self) -> None:
        if self._waiting is not None:
            with contextlib.suppress(OSError):  # the child has ended: `result` tells why
                self._pipe.send(self._waiting)
            self._waiting = None


@contextlib.contextmanager
def _interrupts_kept_from_children() -> Iterator[None]:
    """Ctrl+C goes to all processes of a terminal: the child is to hear of it from us, and begins deaf to it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


# What follows runs in the child.


def _serve(pipe: Connection[Any, Any], names: Names, workers: int) -> None:
    """Answers every batch with an `Analysis`, or once with a line that says why there will be none."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):  # our parent is gone
        try:
            _silence()
            loaded = _Loaded(names, workers)
            pipe.send(True)
            while True:
                pipe.send(loaded.analysis(pipe.recv()))
        except (EOFError, OSError):
            raise
        except BaseException as error:
            pipe.send(" ".join(f"{type(error).__name__}: {error}".split()))


def _silence() -> None:
    """Whatever the library prints is not meant for the terminal, and standard output is not ours."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__):
        with contextlib.suppress(OSError, AttributeError, ValueError):
            os.dup2(nothing, stream.fileno())  # type: ignore[union-attr]


class _Loaded:
    """Kiwi with the names, and what it has met."""

    def __init__(self, names: Names, workers: int) -> None:
        import kiwipiepy

        self._kiwi = kiwipiepy.Kiwi(num_workers=workers or None, load_multi_dict=False)
        self._compounds = self._parts(names.compounds)
        for name in (*names.people, *names.compounds):
            self._kiwi.add_user_word(name, "NNP")
        list(self._kiwi.tokenize(iter(["준비"])))  # the first text takes a second
        self._sentences: set[int] = set()

    def analysis(self, texts: Sequence[str]) -> Analysis:
        """What the morphemes of `texts` say of their words."""
        new = [text for text in map(self._unmet, map(prepared, texts)) if text]
        gathering = Gathering(self._compounds)
        for text, tokens in zip(new, self._kiwi.tokenize(iter(new)), strict=True):
            gathering.add(text, tokens)
        return gathering.result()

    def _parts(self, compounds: Iterable[str]) -> Mapping[str, int]:
        """Where morphemes begin inside names, by Kiwi itself before it knows the names."""
        names = list(compounds)
        return {
            name: starts
            for name, tokens in zip(names, self._kiwi.tokenize(iter(names)), strict=True)
            if (starts := inner_starts(tokens))
        }

    def _unmet(self, text: str) -> str:
        """`text` less the sentences that were analysed before."""
        if len(self._sentences) > _SENTENCES_KNOWN:
            self._sentences.clear()
        kept = []
        for sentence in text.replace("다. ", "다.\n").split("\n"):
            mark = hash(sentence)
            if mark not in self._sentences:
                self._sentences.add(mark)
                kept.append(sentence)
        return "\n".join(kept)
