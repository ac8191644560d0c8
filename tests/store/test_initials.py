"""Where frequent initials stand, found by this process or by others."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from reader.store import building, initials
from reader.store.files import open_folder
from reader.store.snapshot import build_index
from tests.store.test_snapshot import corpus


def hits(folder: Path) -> tuple[list[str], np.ndarray]:
    build_index(corpus(300), folder, birth=7, seq=300)
    index = open_folder(folder / "1")
    return index.facts["text_initials"], index.arrays["text_initial_hits"]


def test_other_processes_find_what_this_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "FREQUENT", 20)
    monkeypatch.setattr(initials, "_ARTICLES", 64)
    keys, alone = hits(tmp_path / "alone")
    monkeypatch.setattr(initials, "_ALONE", 64)
    asked: list[object] = []

    def here(walk: initials.Walk) -> np.ndarray:
        asked.append(walk)
        return held(walk)

    held = initials.held
    here.__module__, here.__name__ = held.__module__, held.__name__
    monkeypatch.setattr(initials, "held", here)
    again, helped = hits(tmp_path / "helped")
    assert len(keys) > 100
    assert again == keys
    assert np.array_equal(helped, alone)
    assert len(asked) == 2  # the first 64 articles, of titles and of texts
