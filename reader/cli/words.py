"""The words of the command line: its own table first, then that of the whole program."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reader import i18n

_lang = "ko"


def use(lang: str) -> None:
    """Speak `lang` from now on; KeyError for one that is not there."""
    global _lang
    i18n.use(lang)
    _lang = lang


@cache
def _own(lang: str) -> Mapping[str, str]:
    """The words of the commands; who opens the reader does without them."""
    from reader.i18n import bench, bonding, cli, comparing, feeding, reports

    tables = (cli, bench, feeding, reports, bonding, comparing)
    return {key: words for table in tables for key, words in (table.KOREAN if lang == "ko" else table.ENGLISH).items()}


def t(key: str, **values: object) -> str:
    """The words under `key`, with `values` filled in."""
    words = _own(_lang).get(key)
    if words is None:
        return i18n.t(key, **values)
    return i18n.filled(words, values)


def t_or(key: str, other: str) -> str:
    """The words under `key`; `other` where there are none, for what articles and tables bring along."""
    try:
        return t(key)
    except KeyError:
        return other
