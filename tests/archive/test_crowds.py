"""Very many inputs that begin alike: each is an article, and what one file brought is not weighed against itself."""

from __future__ import annotations

import pytest

from reader.archive import meeting
from reader.archive.articles import Archive
from reader.archive.identity import Input, Known
from tests.archive.news import TEXT, prepared, raw

COUNT = 60


def test_items_of_one_file_that_begin_alike_are_not_weighed_against_each_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    weighed: list[int] = []

    def counted(new: Input, known: Known) -> bool:
        weighed.append(known.row)
        return is_twin(new, known)

    is_twin = meeting.is_twin
    monkeypatch.setattr(meeting, "is_twin", counted)
    of_one_file = [
        prepared(raw(text=TEXT.format(f"{n}번째 알림이다."), url=f"https://example.org/{n}", outlet=f"매체{n}"))
        for n in range(COUNT)
    ]
    with Archive.memory() as archive:
        archive.add(of_one_file)
        assert archive.count() == COUNT
        assert weighed == []
        elsewhere = raw(text=TEXT.format("0번째 알림이다. 덧붙인 말이 있다."), outlet="매체0", source="/news/other.txt")
        archive.add([prepared(elsewhere)])
        assert archive.count() == COUNT
        assert weighed == [1]
