"""Key events become commands; the moment and the layout decide."""

from __future__ import annotations

import pytest

from reader.ui.dispatch import Decision, Dispatcher
from reader.ui.keymap import Pane


def actions(decision: Decision) -> list[str]:
    return [entry.action for entry in decision.commands]


def typed(dispatcher: Dispatcher, text: str, at: float, pane: Pane = Pane.LIST, article: str = "a") -> list[str]:
    return [action for char in text for action in actions(dispatcher.read(char, char, pane, article, at))]


def left_at_ten() -> Dispatcher:
    """One whose search box was left by Enter at 10.0."""
    dispatcher = Dispatcher()
    assert actions(dispatcher.read("enter", "\r", Pane.SEARCH, "", 10.0)) == ["to_list"]
    dispatcher.leave_box()
    return dispatcher


def test_the_hangul_layout_moves_and_marks() -> None:
    assert typed(Dispatcher(), "ㅓㅓㅏ", 10.0) == ["down", "down", "up"]
    assert typed(Dispatcher(), "허", 10.0) == ["first", "down"]
    assert typed(Dispatcher(), "ㅞ", 10.0) == ["next_unread", "previous_unread"]


def test_a_jamo_toggle_pressed_twice_counts_once_and_a_letter_twice() -> None:
    assert typed(Dispatcher(), "ㅠㅠ", 10.0) == ["save"]
    assert typed(Dispatcher(), "bb", 10.0) == ["save", "save"]


@pytest.mark.parametrize("jamo", list("ㅡㅅㅑㅋㅊㅈㅐㄹㅠㅕ"))
def test_every_jamo_that_toggles_or_asks_counts_once(jamo: str) -> None:
    assert len(typed(Dispatcher(), jamo * 3, 10.0)) == 1


def test_a_jamo_that_moves_counts_as_often_as_it_is_pressed() -> None:
    assert typed(Dispatcher(), "ㅓㅓㅜㅜ", 10.0) == ["down", "down", "next_unread", "next_unread"]


@pytest.mark.parametrize(
    ("character", "at", "first", "held"),
    [
        ("ㅡ", 11.9, False, True),
        ("ㅡ", 60.0, True, True),
        ("ㅡ", 12.1, False, False),
        ("ㅅ", 10.1, True, False),
        ("므", 10.1, True, False),
        ("m", 10.1, True, False),
        (None, 10.1, True, False),
    ],
)
def test_a_jamo_that_opened_a_question_is_no_part_of_its_answer(
    character: str | None, at: float, first: bool, held: bool
) -> None:
    dispatcher = Dispatcher()
    assert typed(dispatcher, "ㅡ", 10.0) == ["note"]
    assert dispatcher.echo.holds(character, at, first=first) is held


def test_a_question_that_a_letter_opened_has_no_echo() -> None:
    dispatcher = Dispatcher()
    typed(dispatcher, "ㅡ", 10.0)
    assert typed(dispatcher, "m", 11.0) == ["note"]
    assert not dispatcher.echo.holds("ㅡ", 11.1, first=True)


def test_a_jamo_toggle_counts_again_on_another_row_or_two_seconds_later() -> None:
    dispatcher = Dispatcher()
    assert typed(dispatcher, "ㅠ", 10.0) == ["save"]
    assert typed(dispatcher, "ㅠ", 10.5, article="b") == ["save"]
    assert typed(dispatcher, "ㅠ", 12.6, article="b") == ["save"]


def test_the_first_jamo_of_a_session_says_why_once() -> None:
    dispatcher = Dispatcher()
    assert dispatcher.read("ㅓ", "ㅓ", Pane.LIST, "a", 1.0).notice
    assert not dispatcher.read("ㅓ", "ㅓ", Pane.LIST, "a", 2.0).notice
    assert not Dispatcher().read("j", "j", Pane.LIST, "a", 1.0).notice


def test_a_syllable_that_arrives_after_the_box_was_left_is_no_command() -> None:
    dispatcher = left_at_ten()
    late = dispatcher.read("ㅠ", "ㅠ", Pane.LIST, "a", 10.2)
    assert (late.commands, late.handled) == ((), True)
    assert actions(dispatcher.read("ㅠ", "ㅠ", Pane.LIST, "a", 10.4)) == ["save"]


def test_a_second_enter_does_not_open_what_the_first_one_landed_on() -> None:
    dispatcher = left_at_ten()
    assert dispatcher.read("enter", "\r", Pane.LIST, "a", 10.1).commands == ()
    assert actions(dispatcher.read("enter", "\r", Pane.LIST, "a", 10.3)) == ["open"]


@pytest.mark.parametrize("character", ["b", "ㅠ", "0", ":", "?", "["])
def test_in_the_box_characters_stay_text(character: str) -> None:
    decision = Dispatcher().read(character, character, Pane.SEARCH, "", 1.0)
    assert decision == Decision()


def test_jamo_without_a_meaning_do_nothing_and_reach_nobody_else() -> None:
    decision = Dispatcher().read("ㅃ", "ㅃ", Pane.LIST, "a", 1.0)
    assert (decision.commands, decision.handled) == ((), True)
