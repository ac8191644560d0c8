"""A reader whose person has a table of places that is not understood."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from reader import ingest, worker
from reader.intake import RawArticle
from reader.library import Library
from reader.model import KST
from reader.ui.status import Status
from tests.ui.test_app import reading

RAW = RawArticle("f", 1, "전시 열려", "광주에서 24일 전시가 열렸다.", published="2025-11-24")
ROW = '[[row]]\nkind = "{kind}"\nplace = "buk"\nnames = ["예시광장"]\nsource = "직접 봄"\nseen = 2026-02-01\n'


@pytest.mark.parametrize(("kind", "told"), [("planet", True), ("landmark", False)])
async def test_a_wrong_row_is_told_once_in_the_line_at_the_bottom(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, told: bool
) -> None:
    list(worker.import_streams(tmp_path, [ingest.Stream("f", [RAW])], datetime(2026, 2, 1, tzinfo=KST)))
    (tmp_path / "gazetteer").mkdir()
    (tmp_path / "gazetteer" / "mine.toml").write_text(ROW.format(kind=kind), encoding="utf-8")
    said: list[str] = []
    say = Status.say

    def heard(status: Status, words: str, *, firm: bool = False) -> None:
        said.append(words)
        say(status, words, firm=firm)

    monkeypatch.setattr(Status, "say", heard)
    with Library.open(tmp_path) as library:
        async with reading(library) as reader:
            await reader.pilot.app.workers.wait_for_complete()
            await reader.pilot.pause()
            assert ["mine.toml" in words for words in said] == [True] * told
            assert ("mine.toml" in str(reader.main.status.visual)) is told
