"""Both languages say the same things."""

from __future__ import annotations

import re
import string
import subprocess
import sys
from datetime import date

import pytest

from reader import i18n
from reader.i18n import t, table

HANGUL = re.compile("[가-힣]")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_keys() -> None:
    assert set(table("ko")) == set(table("en"))


@pytest.mark.parametrize("key", sorted(table("ko")))
def test_both_languages_fill_in_the_same_values(key: str) -> None:
    assert placeholders(table("ko")[key]) == placeholders(table("en")[key])


def test_no_particle_follows_a_variable() -> None:
    particles = re.compile(r"\}(을|를|이|가|은|는|과|와|으로|로)(\s|$|\.)")
    assert [key for key, text in table("ko").items() if particles.search(text)] == []


def test_statements_do_not_shout() -> None:
    assert [key for key, text in table("ko").items() if "!" in text or "당신" in text] == []


def test_a_language_can_be_chosen_and_changed_back() -> None:
    i18n.use("en")
    try:
        assert t("mark.saved") == "Saved for later."
    finally:
        i18n.use("ko")
    assert t("mark.saved") == "나중에 읽기에 담았습니다."


def test_an_unknown_language_or_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        i18n.use("fr")
    with pytest.raises(KeyError):
        t("no.such.key")


def test_importing_the_words_reads_one_language_only() -> None:
    code = "import sys, reader.i18n; print('reader.i18n.en' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_english_words_are_english() -> None:
    examples = {"search.placeholder", "filter.bad"}
    assert [key for key, text in table("en").items() if HANGUL.search(text) and key not in examples] == []


def test_english_counts_one_article_and_two_articles() -> None:
    i18n.use("en")
    try:
        assert [t("export.written", n=n, path="/a.md") for n in (0, 1, 2)] == [
            "Wrote 0 articles: /a.md",
            "Wrote 1 article: /a.md",
            "Wrote 2 articles: /a.md",
        ]
        assert t("list.title", text="1 articles", n=1, g=1) == "1 articles — 1 article, 1 story"
        assert [i18n.weekday(date(2026, 11, day)) for day in range(2, 9)] == [
            *("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
        ]
    finally:
        i18n.use("ko")
    assert i18n.weekday(date(2026, 11, 3)) == "화"
