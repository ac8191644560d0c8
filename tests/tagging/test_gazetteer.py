from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from reader.errors import UsageError
from reader.model import DISTRICTS, Place
from reader.tagging.gazetteer import load, rows
from reader.tagging.gazetteer.trie import key, pattern


def test_every_row_has_a_source_and_the_day_it_was_seen() -> None:
    assert [row.names for row in load().rows if not row.source or not row.seen] == []


def test_every_place_row_but_foreign_ones_has_a_place() -> None:
    bare = {"gyeonggi", "other", "nation", "not"}
    assert [row.names for row in load().rows if row.kind not in bare and row.place is None and not row.gyeonggi] == []


def test_terms_of_one_office_do_not_overlap() -> None:
    holders = load().holders
    for one in holders:
        for other in holders:
            if one is not other and (one.place, one.title, one.gyeonggi) == (other.place, other.title, other.gyeonggi):
                assert (one.valid_to or date.max) < (other.valid_from or date.min) or (
                    (other.valid_to or date.max) < (one.valid_from or date.min)
                )


def test_all_five_districts_have_dongs() -> None:
    assert {row.place for row in load().rows if row.kind == "dong"} == set(DISTRICTS)


@pytest.mark.parametrize(
    "name", ["우산동", "산수동", "지산동", "광산동", "양동", "용두동", "용봉동", "동림동", "양산동"]
)
def test_a_dong_in_two_districts_has_two_rows(name: str) -> None:
    assert len({row.place for row in load().by_name[name]}) == 2


def test_a_name_is_found_with_and_without_its_dot_and_space() -> None:
    found = load().pattern
    for text in ("5·18민주광장", "5.18 민주광장", "518민주광장"):
        match = found.search("\n" + text)
        assert match
        assert match[match.lastindex or 0] == text
    assert key("5·18 민주광장") == "518민주광장"


def test_the_longest_name_wins_and_only_where_a_word_begins() -> None:
    found = pattern(["서구", "서구청", "남구"]).finditer("\n서구청 강남구 남구 🏃남구")
    assert [match[match.lastindex or 0] for match in found] == ["서구청", "남구", "남구"]


def test_a_row_of_an_unknown_kind_is_refused_by_the_name_of_its_table() -> None:
    with pytest.raises(UsageError, match=r"mine\.toml"):
        rows('[[row]]\nkind = "planet"\nnames = ["화성"]', "mine.toml")


def test_a_row_can_be_valid_for_a_time() -> None:
    (row,) = rows('[[row]]\nkind = "gwangju"\nplace = "city"\nnames = ["예시시"]\nvalid_from = 2026-07-01', "mine.toml")
    assert row.place is Place.CITY
    assert (row.valid(date(2026, 6, 30)), row.valid(date(2026, 7, 1)), row.valid(None)) == (False, True, True)


def test_importing_the_tagger_reads_no_table() -> None:
    code = "import reader.tagging.places, reader.tagging.dates, reader.tagging.gazetteer as g; print(g.ours.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
