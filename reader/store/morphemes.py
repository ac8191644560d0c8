"""Where morphemes begin inside the words of titles (통합|돌봄|국): there 돌봄 ranks as at the start of a word (T2).

What is known of words comes from their analysis, often after an index was written; so it lies in a file beside it.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from reader.store.hits import Array
from reader.text.keystream import encode
from reader.text.words import inner_characters, placed_words

FILE_NAME = "morphemes"
_ENDS = tuple(encode(end) for end in ("", ",", ".", "…", ")", "(", "!", "?"))
"""What may stand behind a word within what is printed without a space."""

Starts = Callable[[Sequence[str]], Mapping[str, int]]
"""From words to `reader.text.words.Word.starts` of those that have morphemes inside."""


def nothing_known(_words: Sequence[str]) -> Mapping[str, int]:
    """`Starts` of an archive that was never analysed."""
    return {}


def inner_offsets(normal: str, starts: Mapping[str, int]) -> tuple[int, ...]:
    """Offsets into the key stream of a normalised title at which a morpheme begins inside a word."""
    return tuple(
        len(encode(normal[: place + character]))
        for place, word in placed_words(normal)
        for character in inner_characters(starts.get(word, 0))
    )


def write_morphemes(folder: Path, words: Array, word_at: Array, starts: Iterable[tuple[str, int]]) -> int:
    """Write beside an index in `folder` where morphemes begin in its dictionary; returns how many are known.

    `words` are its key streams, `word_at` their offsets with two more behind the last one.
    """
    offsets: list[int] = []
    at, data = word_at[:-2].tolist(), words.tobytes()
    for word, inner in starts:
        stream = encode(word)
        own = [len(encode(word[:character])) for character in inner_characters(inner)]
        for end in _ENDS:
            printed = stream + end + b"\0"
            place = bisect_left(at, printed, key=lambda offset: data[offset : offset + 256])
            if place < len(at) and data.startswith(printed, at[place]):
                offsets += [at[place] + offset for offset in own]
    new = folder / f".{FILE_NAME}"
    with new.open("wb") as file:
        file.write(np.unique(np.array(offsets, np.uint32)).tobytes())
        file.flush()
        os.fsync(file.fileno())
    new.replace(folder / FILE_NAME)
    return len(offsets)


def read_morphemes(folder: Path) -> Array:
    """The offsets that `write_morphemes` left, sorted; none where nothing was analysed yet."""
    try:
        data = (folder / FILE_NAME).read_bytes()
    except OSError:
        return np.zeros(0, np.uint32)
    return np.frombuffer(data[: len(data) // 4 * 4], np.uint32)
