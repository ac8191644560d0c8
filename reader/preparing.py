"""Preparing articles in processes of their own, where there are many: cleaning, dating and placing is most of the work.

A helper is a process that reads pages on its standard input and writes what they are made into on its standard
output. It ends with its input, so that none outlives the one that asked, however that one ends; a helper that ends
too soon is done without.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import IO, Generic, TypeVar

_J = TypeVar("_J")
_R = TypeVar("_R")

ALONE = 400
"""Jobs that are done before helpers are started, who need half a second to begin."""
MOST_HELPERS = 2
SELDOM = 100_000, 50, 50
"""Thresholds of the garbage collector where values without cycles are made all the time: a sixth of the work less."""


class Helpers(Generic[_J, _R]):
    """Does jobs in order: the first articles (`alone`, else `ALONE`) here, the rest in helpers. `work`: of a module."""

    def __init__(self, work: Callable[[_J], _R], count: int | None = None, *, alone: int | None = None) -> None:
        self._work = work
        self._count = min(MOST_HELPERS, _cores()) if count is None else count
        self._alone = ALONE if alone is None else alone
        self._threads: ThreadPoolExecutor | None = None
        self._own = threading.local()
        self._processes: list[subprocess.Popen[bytes]] = []

    def results(self, jobs: Iterable[_J], size: Callable[[_J], int]) -> Iterator[tuple[_J, _R]]:
        """Each job with what came of it, in order; a few jobs ahead of what was taken, so that memory stays small.

        `size`: how many articles a job is.
        """
        waiting: deque[tuple[_J, Future[_R]]] = deque()
        done = 0
        for job in jobs:
            if self._count < 2 or done < self._alone:
                done += size(job)
                yield job, self._work(job)
                continue
            waiting.append((job, self._begun().submit(self._help, job)))
            while len(waiting) > 2 * self._count or (waiting and waiting[0][1].done()):
                yield _taken(waiting)
        while waiting:
            yield _taken(waiting)

    def close(self) -> None:
        """Let all helpers end, after the job they are at."""
        if self._threads is None:
            return
        for process in self._processes:
            process.kill()  # they hold nothing that could be lost
        self._threads.shutdown(cancel_futures=True)
        for process in self._processes:
            process.communicate()

    def _begun(self) -> ThreadPoolExecutor:
        if self._threads is None:
            self._processes = [self._started() for _ in range(self._count)]
            free = iter(self._processes)
            self._threads = ThreadPoolExecutor(self._count, initializer=lambda: self._take(free))
        return self._threads

    def _started(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", __name__, self._work.__module__, self._work.__name__]
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=1 << 16
        )

    def _take(self, free: Iterator[subprocess.Popen[bytes]]) -> None:
        self._own.process = next(free)

    def _help(self, job: _J) -> _R:
        """In a thread that has a helper of its own."""
        process: subprocess.Popen[bytes] | None = self._own.process
        if process is not None and process.stdin and process.stdout:
            try:
                pickle.dump(job, process.stdin, pickle.HIGHEST_PROTOCOL)
                process.stdin.flush()
                result: _R = pickle.load(process.stdout)
            except (OSError, EOFError, pickle.UnpicklingError):
                self._own.process = None  # it was killed, or its job was too much for it
            else:
                return result
        return self._work(job)


def _taken(waiting: deque[tuple[_J, Future[_R]]]) -> tuple[_J, _R]:
    job, result = waiting.popleft()
    return job, result.result()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def serve(work: Callable[[_J], _R], jobs: IO[bytes], results: IO[bytes]) -> None:
    """Does jobs as they come, until none can come any more."""
    while True:
        try:
            job = pickle.load(jobs)
        except EOFError:
            return
        pickle.dump(work(job), results, pickle.HIGHEST_PROTOCOL)
        results.flush()


def main(arguments: Sequence[str]) -> int:
    """``python -m reader.preparing MODULE FUNCTION``, started by `Helpers`."""
    from importlib import import_module

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one that asks; this one ends with it
    gc.set_threshold(*SELDOM)
    module, name = arguments
    with contextlib.suppress(BrokenPipeError):
        serve(getattr(import_module(module), name), sys.stdin.buffer, sys.stdout.buffer)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
