"""JSON Lines: the contract's keys, and those that only an export has."""

from __future__ import annotations

import json

from reader.export import row
from reader.export.lines import as_json, full_row, lines
from reader.model import Marked
from tests.export.articles import ITEMS, PLAIN


def test_a_line_has_the_keys_of_the_contract_first_and_two_of_its_own_that_are_always_there() -> None:
    for item in ITEMS:
        assert list(full_row(item)) == [*row(PLAIN, Marked()), "keys", "inferred"]


def test_what_was_inferred_stands_beside_the_place_that_the_person_gave() -> None:
    plain, hostile = map(json.loads, lines(ITEMS))
    assert plain["inferred"] is None
    assert (hostile["primary"], hostile["inferred"]) == ("unknown", {"primary": "seo", "places": ["seo"]})


def test_what_a_terminal_would_obey_or_nobody_would_see_is_written_as_an_escape() -> None:
    hostile = "\x1b]52;c;aGk=\x07\x9b2J\u202e\u2066\u200b\ufeff\u2028\U000e0041\ud800"
    written = as_json({"title": hostile})
    assert written.isascii()
    assert json.loads(written) == {"title": hostile}
