"""Subscriptions whose worker is played: what it says of addresses, fetches and pages is written down beforehand."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from reader.library import Library
from reader.library.feed_values import Feed
from reader.library.subscribing import Subscribing

NOW = datetime(2024, 3, 14, 9, 0, tzinfo=UTC)


class Played(Subscribing):
    """The subscriptions of `library`, asked and changed as always; only the network is not there."""

    def __init__(self, library: Library, said: dict[str, list[dict[str, Any]]] | None = None) -> None:
        super().__init__(library.home, library.mode, library._marks, library._archive)
        self.said = said or {}
        self.asked: list[tuple[str, ...]] = []
        self.shown: tuple[Feed, ...] | None = None
        """Subscriptions to be shown whatever there is."""
        self.going_on = threading.Event()
        self.going_on.set()
        """Cleared, what was asked for does not come before it is set again, or cancelled."""
        self.fetches = threading.Event()
        """The same of fetches alone."""
        self.fetches.set()
        self.cancelled = False
        library._feeds = self

    def all(self) -> tuple[Feed, ...]:
        return super().all() if self.shown is None else self.shown

    def cancel(self, what: str | None = None) -> None:
        self.cancelled = True
        self.going_on.set()
        self.fetches.set()

    def _run(self, what: str, arguments: Sequence[str]) -> Iterator[dict[str, Any]]:
        self.asked.append((what, *arguments))
        for said in self.said.get(what, []):
            if what != "text":
                yield said
            self.going_on.wait(20)
            if what == "fetch":
                self.fetches.wait(20)
            if what == "text":
                yield said
            if self.cancelled:
                return


def step(done: int, total: int, new: int = 0, state: str = "ok", *, failed: int = 0, finished: bool = False) -> Any:
    """What is said of one feed, or at the end of all."""
    url = "" if finished else f"https://feed{done}.example/rss"
    return {
        "url": url,
        "name": f"예시 {done}",
        "state": state,
        "detail": "",
        "counts": [new, 0, 0, 0],
        "done": done,
        "total": total,
        "failed": failed,
        "finished": finished,
    }


def feed(name: str, **values: Any) -> Feed:
    """A subscription that is well, except as said."""
    known: dict[str, Any] = {
        "id": name,
        "url": f"https://{len(name)}.example/rss.xml",
        "name": name,
        "folder": None,
        "paused": False,
        "full_text": False,
        "only_gwangju": False,
        "added": NOW,
        "state": "ok",
        "words": "",
        "healthy": True,
        "tried": NOW,
        "succeeded": NOW,
        "per_day": 31.24,
    }
    return Feed(**{**known, **values})


SEVERAL = (
    feed("예시일보"),
    feed("견본신문 전체 기사", only_gwangju=True, full_text=True, per_day=2.5),
    feed(
        "늘 늦는 견본방송",
        state="timeout",
        words="서버가 제때 답하지 않았습니다(10초). 다음에 다시 받습니다.",
        healthy=False,
        failures=3,
        next_try=NOW.replace(hour=11),
    ),
    feed("없어진 예시통신", state="gone", words="서버가 이 피드는 없어졌다고 합니다(410).", healthy=False, failures=1),
    feed("쉬는 견본저널", paused=True),
    feed("예시라디오", state="never", tried=None, succeeded=None, per_day=None),
)
