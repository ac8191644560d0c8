"""An open reader beside a worker that places old articles anew."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from reader import indexing, ingest, worker
from reader.archive.articles import Archive
from reader.intake import RawArticle
from reader.library import Library, in_step
from reader.model import KST, Place
from reader.tagging import gazetteer
from tests.ui.test_app import reading

NOW = datetime(2026, 2, 1, tzinfo=KST)
RAW = RawArticle("f", 1, "전시 열려", "광주 예시문화공방에서 24일 전시가 열렸다.", published="2025-11-24")
TABLE = '[[row]]\nkind = "landmark"\nplace = "buk"\nnames = ["예시문화공방"]\nsource = "직접 봄"\nseen = 2026-02-01\n'


@pytest.fixture(autouse=True)
def nobody() -> Iterator[None]:
    yield
    gazetteer.use(None)


@pytest.mark.parametrize("many", [False, True])
async def test_the_sidebar_follows_when_the_worker_places_old_articles_anew(
    tmp_path: Path, many: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where many are placed anew, with the index that knows of them."""
    if many:
        monkeypatch.setattr(indexing, "FEW", 0)
        monkeypatch.setattr(in_step, "_FEW", 0)
    list(worker.import_streams(tmp_path, [ingest.Stream("f", [RAW])], NOW))
    with Library.open(tmp_path) as library:
        async with reading(library) as reader:
            await reader.pilot.pause(0.5)
            assert reader.main.session.shown.facets.places[Place.CITY] == 1
            (tmp_path / "gazetteer").mkdir()
            (tmp_path / "gazetteer" / "mine.toml").write_text(TABLE, encoding="utf-8")
            assert await asyncio.to_thread(worker.run, tmp_path, lambda: False, NOW.date())
            assert await asyncio.to_thread(indexing.update, tmp_path)
            for _ in range(40):
                await reader.pilot.pause(0.1)
                if reader.main.session.shown.facets.places.get(Place.BUK):
                    break
            assert reader.main.session.shown.facets.places.get(Place.BUK) == 1
            assert not reader.main.session.shown.facets.places.get(Place.CITY)


def test_only_what_is_old_is_placed_anew(tmp_path: Path) -> None:
    list(worker.import_streams(tmp_path, [ingest.Stream("f", [RAW])], NOW))
    with Archive.open(tmp_path, writable=True) as archive:
        assert worker.remake(archive, ingest.makers(), lambda: False) == 0
        newer = ingest.makers()
        for part in ("cleaner", "tagger", "resolver"):
            step = 1 << 32 if part == "tagger" else 1
            newer = type(newer)(
                **{name: getattr(newer, name) + step * (name == part) for name in ("cleaner", "tagger", "resolver")}
            )
            assert worker.remake(archive, newer, lambda: False) == 1
            assert worker.remake(archive, newer, lambda: False) == 0
