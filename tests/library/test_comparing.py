"""What is told of two texts that are compared."""

from __future__ import annotations

from reader.library.comparing import Counterpart, compared
from tests.archive.news import prepared, raw


def test_words_are_counted_in_headline_and_text_together() -> None:
    article = prepared(raw("밤에도 여는 마을 도서관", "세 곳이 밤 열 시까지 연다.")).article
    found = compared(article, Counterpart("마을 도서관 야간 개방", None), "세 곳이 밤 아홉 시까지 연다.")
    assert (found.title.added, found.title.removed) == (2, 2)
    assert (found.added, found.removed) == (3, 3)
    assert not found.is_same
