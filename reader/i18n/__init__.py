"""Every word a person sees, in Korean or English, by key: ``t("mark.saved")``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from reader.i18n.ko import WORDS as _KOREAN

if TYPE_CHECKING:
    from datetime import date

LANGUAGES = ("ko", "en")

_lang = "ko"
_common: Mapping[str, str] = _KOREAN
"""Words of the first screens; those of a topic are read when the first of them is wanted."""


def use(lang: str) -> None:
    """Speak `lang` (one of `LANGUAGES`) from now on, in the whole process; KeyError for any other."""
    global _lang, _common
    _common = _common_of(lang)
    _lang = lang


def language() -> str:
    """The language being spoken."""
    return _lang


@cache
def table(lang: str) -> Mapping[str, str]:
    """All words of `lang`; KeyError where there is none."""
    common = _common_of(lang)
    if lang == "ko":
        from reader.i18n.ko_topics import WORDS
    else:
        from reader.i18n.en_topics import WORDS
    return {**common, **WORDS}


def t(key: str, **values: object) -> str:
    """The words under `key`, with `values` filled in; KeyError for a key or value that is missing."""
    words = _common.get(key)
    if words is None:
        words = table(_lang)[key]
    return filled(words, values)


def filled(words: str, values: Mapping[str, object]) -> str:
    """`words` with `values` in their places; of words like ``{n:article|articles}`` the one that fits the number."""
    if _lang == "en":
        values = {name: _Count(value) if type(value) is int else value for name, value in values.items()}
    return words.format(**values) if values else words


def weekday(day: date) -> str:
    """``화``, ``Tue``."""
    names = t("date.weekdays")
    return names.split()[day.weekday()] if " " in names else names[day.weekday()]


class _Count(int):
    """A number that chooses between two words: ``{n:article|articles}``."""

    def __format__(self, words: str) -> str:
        one, separator, more = words.partition("|")
        if not separator:
            return int(self).__format__(words)
        return one if self == 1 else more


def _common_of(lang: str) -> Mapping[str, str]:
    """English is read only when it is asked for."""
    if lang == "ko":
        return _KOREAN
    if lang == "en":
        from reader.i18n.en import WORDS

        return WORDS
    raise KeyError(lang)
