"""Every word a person sees, in Korean or English, by key: ``t("mark.saved")``."""

from __future__ import annotations

from collections.abc import Mapping

from reader.i18n.ko import WORDS as _KOREAN

LANGUAGES = ("ko", "en")

_lang = "ko"
_words: Mapping[str, str] = _KOREAN


def use(lang: str) -> None:
    """Speak `lang` (one of `LANGUAGES`) from now on, in the whole process; KeyError for any other."""
    global _lang, _words
    _words = table(lang)
    _lang = lang


def language() -> str:
    """The language being spoken."""
    return _lang


def table(lang: str) -> Mapping[str, str]:
    """All words of `lang`. English is read only when it is asked for."""
    if lang == "ko":
        return _KOREAN
    if lang == "en":
        from reader.i18n.en import WORDS

        return WORDS
    raise KeyError(lang)


def t(key: str, **values: object) -> str:
    """The words under `key`, with `values` filled in; KeyError for a key or value that is missing."""
    words = _words[key]
    return words.format(**values) if values else words
