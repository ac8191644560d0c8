"""Articles a second of our analysis beside those of Kiwi alone, in turns: ``python -m tests.measure.analyse [PATH]``."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path

from reader import analysing, ingest, sources
from reader.analysing import BATCH
from reader.archive.articles import Archive
from reader.intake import Problem
from reader.sample import EDITION


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.measure.analyse", description=__doc__)
    parser.add_argument("path", nargs="?", help="a file that gjnews imports; else the sample edition")
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        texts = _filled(Path(folder), asked.path, asked.articles)
        size = sum(map(len, texts)) // len(texts)
        print(f"{len(texts)} articles of {size} characters, {asked.workers} threads of Kiwi")
        ours, theirs = [], []
        for _ in range(asked.rounds):
            theirs.append(_kiwi_alone(texts, asked.workers))
            ours.append(_analysis(Path(folder), asked.workers))
            print(f"Kiwi alone {theirs[-1]:7.1f}/s   analyse {ours[-1]:7.1f}/s   {ours[-1] / theirs[-1]:.0%}")
    ratio = statistics.median(own / their for own, their in zip(ours, theirs, strict=True))
    print(f"median of the ratios {ratio:.0%}")
    return 0


def _filled(home: Path, path: str | None, count: int) -> list[str]:
    with Archive.open(home, writable=True) as archive:
        if path is None:
            with Archive.packaged(EDITION) as sample:
                from reader.library.filing import prepared

                articles = [sample.article(row.id) for row in islice(sample.changes(), count)]
            archive.add(list(prepared(articles)))
        else:
            made = ingest.articles(sources.read(path), datetime.now(UTC))
            archive.add(list(islice((each for each in made if not isinstance(each, Problem)), count)))
        return [each.text for each in archive.lexicon.unanalysed(count)]


def _analysis(home: Path, workers: int) -> float:
    """The rate of everything that `gjnews analyse` does once Kiwi is loaded."""
    with Archive.open(home, writable=True) as archive:
        archive.lexicon.redo_older(1 << 30)
        archive._db.execute("DELETE FROM word")
        archive._db.execute("DELETE FROM form")
        return _rate(step.done for step in analysing.analyse(archive, lambda: analysing.kiwi(workers), lambda: False))


def _kiwi_alone(texts: Sequence[str], workers: int) -> float:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_tokenize, args=(theirs, texts, workers))
    child.start()
    rate: float = ours.recv()
    child.join()
    return rate


def _tokenize(pipe: Connection, texts: Sequence[str], workers: int) -> None:
    import kiwipiepy

    kiwi = kiwipiepy.Kiwi(num_workers=workers, load_multi_dict=False)
    pipe.send(
        _rate(done for done, _ in enumerate(kiwi.tokenize(iter(texts)), 1) if done % BATCH == 0 or done == len(texts))
    )


def _rate(steps: Iterator[int]) -> float:
    """Articles a second from the first step to the last."""
    first, begun = next(steps), time.perf_counter()
    *_, last = steps
    return (last - first) / (time.perf_counter() - begun)


if __name__ == "__main__":
    raise SystemExit(main())
