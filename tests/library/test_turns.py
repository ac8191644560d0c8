import threading
from collections.abc import Iterator

import pytest

from reader.library.turns import Turns

PATIENCE = 20


@pytest.fixture
def asking() -> Iterator[tuple[Turns, list[str], threading.Event]]:
    """A thread that asks question after question; each adds a word to the list, until the event."""
    turns, told, over = Turns(), list[str](), threading.Event()

    def ask() -> None:
        while not over.is_set():
            turns.between(lambda: told.append("offer"))

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    yield turns, told, over
    over.set()
    thread.join(PATIENCE)


def test_a_key_is_let_in_between_two_questions(asking: tuple[Turns, list[str], threading.Event]) -> None:
    turns, told, _ = asking
    for _ in range(20):
        with turns:
            told.append("key")
    assert told.count("key") == 20


def test_nobody_asks_while_a_key_is_answered(asking: tuple[Turns, list[str], threading.Event]) -> None:
    turns, told, over = asking
    with turns, turns:  # as a question that asks another one
        before = len(told)
        over.wait(0.02)
        assert len(told) == before


def test_a_question_is_answered_when_the_key_was() -> None:
    turns = Turns()
    with turns:
        pass
    assert turns.between(lambda: "answer") == "answer"
