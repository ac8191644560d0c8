"""Texts as rows of letters and digits, as they are searched: by a table, a whole text at a time.

numpy is brought in by the first text that is asked about.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import is_normalized

from reader.text.normal import normalise

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_RUN = re.compile(r"[0-9a-z가-힣]+")
_NOTHING, _SEVERAL, _UNKNOWN, _SPACE = 0, 1, 2, 32
"""What a character becomes that is no letter: nothing, more than one, not yet known, or what parts words."""


def flat(text: str) -> str:
    """A normalised text without spaces and signs."""
    return "".join(_RUN.findall(text))


def letters(text: str) -> str:
    """`flat` of the normalised `text`."""
    return told(only_letters(spelt(text)))


def spelt(text: str) -> NDArray[np.uint16]:
    """The codes of the letters and digits of the normalised `text`, with spaces for the signs that part words."""
    import numpy as np

    if not is_normalized("NFC", text):
        return _spelt_slowly(text)
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    found = _table()[codes]
    unknown = found == _UNKNOWN
    if unknown.any():
        _learn(set(codes[unknown].tolist()))
        found = _table()[codes]
    several = found == _SEVERAL
    return _spelt_out(text, set(codes[several].tolist())) if several.any() else found[found != _NOTHING]


def _spelt_out(text: str, codes: set[int]) -> NDArray[np.uint16]:
    """The same of a text with characters like ㎏, whose `codes` are given."""
    if any(0xD800 <= code < 0xE000 for code in codes):
        return _spelt_slowly(text)
    for code in codes:
        text = text.replace(chr(code), normalise(chr(code)))
    return spelt(text)


def only_letters(codes: NDArray[np.uint16]) -> NDArray[np.uint16]:
    """What was `spelt`, without the spaces."""
    return codes[codes > _SPACE]


def told(codes: NDArray[np.uint16]) -> str:
    """What was `spelt`, as a string."""
    return codes.tobytes().decode("utf-16-le")


def _spelt_slowly(text: str) -> NDArray[np.uint16]:
    import numpy as np

    return np.frombuffer(" ".join(_RUN.findall(normalise(text))).encode("utf-16-le"), np.uint16)


@cache
def _table() -> NDArray[np.uint16]:
    import numpy as np

    return np.full(1 << 16, _UNKNOWN, np.uint16)


def _learn(codes: set[int]) -> None:
    for code in codes:
        became = normalise(chr(code))
        found = flat(became)
        if 0xD800 <= code < 0xE000 or len(found) > 1:  # half of a character beyond these, or ㎏
            _table()[code] = _SEVERAL
        else:
            _table()[code] = ord(found) if found else _SPACE if became else _NOTHING
