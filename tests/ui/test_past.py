"""Walking through earlier searches."""

from __future__ import annotations

from reader.ui.past import MOST, Past


def walked(past: Past, text: str, keys: str) -> list[str | None]:
    seen: list[str | None] = []
    for key in keys:
        found = past.older(text) if key == "^" else past.newer(text)
        seen.append(found)
        text = text if found is None else found
    return seen


def test_the_latest_search_comes_first_and_the_draft_comes_back_at_the_end() -> None:
    past = Past(["하나", "둘", "셋"])
    assert walked(past, "넷ㅇ", "^^^^vvvv") == ["셋", "둘", "하나", None, "둘", "셋", "넷ㅇ", None]


def test_what_stands_in_the_box_is_passed_over() -> None:
    assert walked(Past(["하나", "둘"]), "둘 ", "^") == ["하나"]
    assert walked(Past(["하나"]), "하나", "^") == [None]


def test_typing_ends_the_walk_and_begins_another_from_the_latest() -> None:
    past = Past(["하나", "둘"])
    assert past.older("") == "둘"
    assert past.newer("둘째") is None
    assert walked(past, "둘째", "^^v") == ["둘", "하나", "둘"]


def test_a_search_is_kept_once_and_the_latest_last() -> None:
    past = Past(["하나", "둘"])
    past.add(" 하나 ")
    past.add("  ")
    assert walked(past, "", "^^^") == ["하나", "둘", None]


def test_no_more_than_a_hundred_are_kept() -> None:
    past = Past()
    for number in range(MOST + 1):
        past.add(f"{number}")
    assert [step for step in walked(past, "", "^" * (MOST + 1)) if step is not None][-1] == "1"
    assert Past().older("") is None
