"""Where frequent initials stand, found in one walk over the articles, as the index itself would say."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from reader.store import building, initials
from reader.store.dictionary import Dictionary
from reader.store.files import Mapped, open_folder
from reader.store.hits import Mask
from reader.store.indexed import IndexedPart
from reader.store.patterns import Pattern, Reading
from reader.store.pieces import Initials
from reader.store.postings import Postings
from reader.store.snapshot import build_index
from reader.text.hangul import INITIALS
from tests.store.test_snapshot import corpus

ARTICLES = 300


def built(folder: Path) -> Mapped:
    build_index(corpus(ARTICLES), folder, birth=7, seq=ARTICLES)
    return open_folder(folder / "1")


def typed(key: bytes) -> Pattern:
    """What someone asks who types the initials `key`: in a word, and across a space behind any of them."""
    text = "".join(INITIALS[code - 1] for code in key)
    parts = [(text,), *((text[:i], text[i:]) for i in range(1, len(text)))]
    return Pattern(Reading.INITIALS, tuple(tuple(Initials(part, is_open=False) for part in way) for way in parts))


@pytest.mark.parametrize(("name", "longest"), [("title", 2), ("text", 4)])
def test_what_is_ready_is_what_the_index_finds(
    name: str, longest: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "FREQUENT", 2)
    index = built(tmp_path)
    part = IndexedPart(Dictionary(index, name), Postings(index, name), ARTICLES, None)
    keys = [bytes.fromhex(key) for key in index.facts[f"{name}_initials"]]
    assert {len(key) for key in keys} == set(range(1, longest + 1))
    for key, hits in zip(keys, index.arrays[f"{name}_initial_hits"], strict=True):
        found: Mask = np.unpackbits(hits, count=ARTICLES).view(np.bool_)
        assert np.array_equal(found, part.hits(typed(key)))


def test_small_parts_find_what_large_ones_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "FREQUENT", 20)
    once = built(tmp_path / "once").arrays["text_initial_hits"]
    monkeypatch.setattr(initials, "_ARTICLES", 64)
    monkeypatch.setattr(initials, "_WORDS", 50)
    monkeypatch.setattr(initials, "_FEWEST", 8)
    monkeypatch.setattr(initials, "_ROOM", 1)
    parts = built(tmp_path / "parts").arrays["text_initial_hits"]
    assert len(parts) > 100
    assert np.array_equal(parts, once)
