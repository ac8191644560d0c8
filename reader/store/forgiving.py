"""One wrong key forgiven (R12): the words that a text has and that are one key away from what was typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reader.store.pieces import Literal
from reader.text.hangul import KEYS, compose, is_consonant, is_syllable, keystrokes

FEWEST_KEYS, MOST_KEYS = 5, 60
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def near(word: str, begins: Callable[[bytes], bool], *, is_open: bool) -> Iterator[str]:
    """Other words than the normalised `word`, one key away and with the same first key, with which a word `begins`."""
    keys = keystrokes(word)
    if not FEWEST_KEYS <= len(keys) <= MOST_KEYS:
        return
    seen = {word}
    for other in map(compose, _one_key_away(keys, lambda typed: _is_begun(compose(typed), begins))):
        if other in seen or not _is_plausible(other, is_open=is_open):
            continue
        seen.add(other)
        piece = Literal.open(other) if is_open else Literal.closed(other)
        if any(map(begins, piece.starts)):
            yield other


def _is_begun(typed: str, begins: Callable[[bytes], bool]) -> bool:
    return any(map(begins, Literal.open(typed).starts))


def _one_key_away(keys: str, is_begun: Callable[[str], bool]) -> Iterator[str]:
    """A key wrong, missing, or too many, behind the first one, as long as the keys before it begin a word.

    Digits are never wrong.
    """
    for i in range(1, len(keys) + 1):
        before, behind = keys[:i], keys[i:]
        if not is_begun(before):
            return
        beside = keys[i - 1]
        alphabet = _LETTERS if beside.isascii() else KEYS
        for key in alphabet if not beside.isdigit() else "":
            yield before + key + behind
            if behind and not behind[0].isdigit():
                yield before + key + behind[1:]
        if behind and not behind[0].isdigit():
            yield before + behind[1:]


def _is_plausible(text: str, *, is_open: bool) -> bool:
    """Whole syllables, letters and digits; while it is typed, the last consonant may wait for its vowel."""
    whole = text[:-1] if is_open and is_consonant(text[-1]) else text
    return bool(whole) and all(is_syllable(char) or (char.isascii() and char.isalnum()) for char in whole)
