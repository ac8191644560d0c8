"""The words of the command line: its own table first, then that of the whole program."""

from __future__ import annotations

from reader import i18n
from reader.i18n import bench
from reader.i18n.cli import ENGLISH, KOREAN

_TABLES = {"ko": {**KOREAN, **bench.KOREAN}, "en": {**ENGLISH, **bench.ENGLISH}}
_own = _TABLES["ko"]


def use(lang: str) -> None:
    """Speak `lang` from now on; KeyError for one that is not there."""
    global _own
    _own = _TABLES[lang]
    i18n.use(lang)


def t(key: str, **values: object) -> str:
    """The words under `key`, with `values` filled in."""
    words = _own.get(key)
    if words is None:
        return i18n.t(key, **values)
    return words.format(**values) if values else words


def t_or(key: str, other: str) -> str:
    """The words under `key`; `other` where there are none, for what articles and tables bring along."""
    try:
        return t(key)
    except KeyError:
        return other
