"""Earlier searches, walked through from the box: ↑ to the older one, ↓ back to what was being typed."""

from __future__ import annotations

from collections.abc import Iterable

MOST = 100


class Past:
    """Texts that were searched for, the latest last, and where in them a person is."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts = list(texts)
        self._at: int | None = None
        self._draft = ""
        """What stood in the box before the walk began."""

    def add(self, text: str) -> None:
        """`text` is the latest search now, and the walk is over."""
        text = " ".join(text.split())
        self._at = None
        if text:
            self._texts = [*(other for other in self._texts if other != text), text][-MOST:]

    def is_walking(self, text: str) -> bool:
        """Whether `text`, that in the box, is what the last step put there."""
        return self._at is not None and self._texts[self._at] == text

    def older(self, text: str) -> str | None:
        """The search before that in the box; None where there is none."""
        if not self.is_walking(text):
            self._at, self._draft = None, text
        at = len(self._texts) if self._at is None else self._at
        found = next((index for index in range(at - 1, -1, -1) if self._texts[index] != text.strip()), None)
        if found is None:
            return None
        self._at = found
        return self._texts[found]

    def newer(self, text: str) -> str | None:
        """The search after that in the box, at last what was being typed; None where nobody walks."""
        if self._at is None or not self.is_walking(text):
            return None
        self._at += 1
        if self._at < len(self._texts):
            return self._texts[self._at]
        self._at = None
        return self._draft
