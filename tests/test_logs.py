from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import logs


@pytest.fixture
def log() -> Iterator[logging.Logger]:
    yield logging.getLogger("reader.test")
    logs.end()


def test_the_log_is_written_where_it_belongs(tmp_path: Path, log: logging.Logger) -> None:
    logs.begin(tmp_path)
    log.info("feeds fetched")
    log.debug("a detail")
    written = (tmp_path / "log").read_text(encoding="utf-8")
    assert "INFO reader.test feeds fetched" in written
    assert "a detail" not in written


def test_with_debug_everything_is_written(tmp_path: Path, log: logging.Logger) -> None:
    logs.begin(tmp_path, debug=True)
    log.debug("a detail")
    assert "a detail" in (tmp_path / "log").read_text(encoding="utf-8")


def test_three_files_of_a_megabyte_are_all_there_ever_are(tmp_path: Path, log: logging.Logger) -> None:
    logs.begin(tmp_path)
    for _ in range(5_000):
        log.warning("가" * 400)
    sizes = {path.name: path.stat().st_size for path in tmp_path.iterdir()}
    assert set(sizes) == {"log", "log.1", "log.2"}
    assert max(sizes.values()) <= logs.SIZE


def test_a_folder_that_cannot_be_written_to_stops_nothing(tmp_path: Path, log: logging.Logger) -> None:
    (tmp_path / "file").write_text("")
    logs.begin(tmp_path / "file")
    log.warning("goes nowhere")
    (tmp_path / "taken" / "log").mkdir(parents=True)
    logs.begin(tmp_path / "taken")
    log.warning("goes nowhere either")
