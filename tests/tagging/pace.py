"""How many articles a second one core cleans, dates and places: the pipeline of an import without its archive."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from reader.ingest import LOT
from reader.intake import RawArticle
from reader.judging import judged
from reader.model import KST
from reader.preparing import SELDOM
from reader.sources.moments import moment

LENGTH, PAGE, ROUNDS, FEWEST = 600, 16, 3, 1_000
TOGETHER = -(-LOT // PAGE)
"""Pages that an import judges together."""
NOW = datetime(2028, 1, 1, tzinfo=KST)


def paces(labels: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Two lines: articles whose day the source states, as of feeds; and pages of articles without any, as of wires.

    Garbage is collected as seldom as where imports prepare many.
    """
    gc.set_threshold(*SELDOM)
    for name, dated in (("dated", True), ("undated", False)):
        raws = [_raw(line, label, dated=dated) for line, label in enumerate(labels, 1)]
        raws *= -(-FEWEST // max(1, len(raws)))
        judged([raws[:PAGE]], NOW)  # the tables are read
        spent = min(_seconds(raws) for _ in range(ROUNDS))
        yield (
            f"speed        {len(raws) / spent:.0f} {name} articles of {LENGTH} letters a second and core: cleaned, dated, placed"
        )


def _raw(line: int, label: dict[str, Any], *, dated: bool) -> RawArticle:
    """An article as its parser hands it on, which reads the dates of feeds."""
    title, body = label.get("title") or "", (label.get("body") or "")[:LENGTH]
    published = moment(label.get("published")) if dated else None
    return RawArticle("pace", line, title, body, outlet=label.get("outlet"), published=published, page="pace")


def _seconds(raws: Sequence[RawArticle]) -> float:
    pages = [raws[start : start + PAGE] for start in range(0, len(raws), PAGE)]
    begun = time.process_time()
    for start in range(0, len(pages), TOGETHER):
        judged(pages[start : start + TOGETHER], NOW)
    return time.process_time() - begun
