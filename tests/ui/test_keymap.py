"""The table of keys: what a key event means, whatever layout is on."""

from __future__ import annotations

import pytest

from reader.i18n import table
from reader.ui.keymap import ANYWHERE, COMMANDS, PANES, Pane, command, is_hangul, offered, presses, shown


def keys(character: str) -> str:
    return " ".join(press.key for press in presses(character, character))


@pytest.mark.parametrize(
    ("event", "pressed"),
    [
        ("ㅓ", "j"),
        ("ㅏ", "k"),
        ("ㅠ", "b"),
        ("ㅈ", "w"),
        ("허", "g j"),
        ("ㅞ", "n p"),
        ("ㅝ", "n j"),
        ("ㅘ", "h k"),
        ("ㅚ", "h l"),
        ("ㅢ", "m l"),
        ("ㄳ", "r t"),
        ("가", "r k"),
        ("붑", "q n q"),
        ("j", "j"),
        ("/", "/"),
        ("\\", "\\"),
    ],
)
def test_a_hangul_key_event_is_taken_apart_into_keys(event: str, pressed: str) -> None:
    assert keys(event) == pressed


def test_a_key_that_prints_nothing_goes_by_its_name() -> None:
    assert [press.key for press in presses("ctrl+z", "\x1a")] == ["ctrl+z"]
    assert [press.key for press in presses("space", " ")] == ["space"]
    assert [press.key for press in presses("enter", "\r")] == ["enter"]


def test_only_hangul_counts_as_the_hangul_layout() -> None:
    assert presses("ㅠ", "ㅠ")[0].jamo
    assert not presses("b", "b")[0].jamo
    assert is_hangul("허")
    assert not is_hangul("é")
    assert not is_hangul(None)


@pytest.mark.parametrize("pane", sorted(ANYWHERE))
def test_a_key_means_one_thing_in_a_pane(pane: Pane) -> None:
    bound = [key for entry in COMMANDS if pane in entry.where for key in entry.keys]
    assert len(bound) == len(set(bound))


def test_every_label_is_a_word_of_the_tables() -> None:
    assert {entry.label for entry in COMMANDS} <= set(table("ko"))


def test_a_capital_is_never_the_only_way_to_anything() -> None:
    keyed = [entry for entry in COMMANDS if entry.keys]
    assert [entry for entry in keyed if all(len(key) == 1 and key.isupper() for key in entry.keys)] == []


def test_what_has_no_key_of_its_own_is_in_the_palette() -> None:
    assert [entry.action for entry in COMMANDS if not entry.keys and not entry.palette] == []


def test_arrows_enter_escape_digits_and_the_palette_can_do_everything() -> None:
    plain = {"up", "down", "left", "right", "enter", "escape", "space", "home", "end", "pageup", "pagedown"}
    offered_actions = {entry.action for entry in offered()}
    alone = {
        entry.action
        for entry in COMMANDS
        if entry.where & PANES
        and not plain & set(entry.keys)
        and not any(key.isdigit() for key in entry.keys)
        and entry.action not in offered_actions
    }
    assert alone <= {"previous_unread", "previous_hit", "text_down", "text_up", "palette", "next_pane", "previous_pane"}


def test_in_the_search_box_a_character_is_text() -> None:
    assert command("/", Pane.SEARCH) is None
    assert command("0", Pane.SEARCH) is None
    assert command(":", Pane.SEARCH) is None
    entered = command("enter", Pane.SEARCH)
    assert entered is not None
    assert entered.action == "to_list"


def test_the_twins_are_the_jamo_on_the_same_keys() -> None:
    twins = {entry.action: entry.twins for entry in COMMANDS}
    assert twins["down"] == ("ㅓ",)
    assert twins["save"] == ("ㅠ",)
    assert twins["first"] == ("ㅎ",)
    assert twins["last"] == ()
    assert twins["search"] == ()


@pytest.mark.parametrize(
    ("key", "name"),
    [("ctrl+z", "Ctrl+Z"), ("up", "↑"), ("pagedown", "PgDn"), ("f8", "F8"), ("j", "j"), ("space", "Space")],
)
def test_keys_are_printed_as_people_call_them(key: str, name: str) -> None:
    assert shown(key) == name
