"""What two texts have in common, and what one has alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text import comparing
from reader.text.comparing import Comparison, Side, compare

OLD = "서구는 24일 작은도서관 12곳의 문을 밤 9시까지 연다고 밝혔다.\n주민 200명이 뜻을 모았다."
NEW = "서구는 24일 작은도서관 열두 곳의 문을 밤 9시까지 연다고 밝혔다.\n구청장은 “늘리겠다”고 말했다."


def marked(found: Comparison) -> list[str]:
    marks = {Side.BOTH: "{}", Side.ADDED: "{{+{}+}}", Side.REMOVED: "[-{}-]"}
    return [" ".join(marks[each.side].format(each.text) for each in part) for part in found.paragraphs]


def test_words_that_only_one_text_has_are_told_where_they_stand() -> None:
    found = compare(OLD, NEW)
    assert marked(found) == [
        "서구는 24일 작은도서관 [-12곳의-] {+열두 곳의+} 문을 밤 9시까지 연다고 밝혔다.",
        "[-주민 200명이 뜻을 모았다.-] {+구청장은 “늘리겠다”고 말했다.+}",
    ]
    assert (found.added, found.removed) == (5, 5)


def test_quotation_marks_of_another_form_and_spaces_are_no_difference() -> None:
    assert compare("서구,  ‘밤의 도서관’ 연다", "서구, '밤의 도서관' 연다").is_same
    assert not compare("서구 밤의 도서관", "서구 밤의도서관").is_same


def test_a_cut_text_lacks_its_end_alone() -> None:
    found = compare(OLD, OLD.split("\n")[0])
    assert marked(found)[0].endswith("연다고 밝혔다. [-주민 200명이 뜻을 모았다.-]")
    assert found.added == 0


def test_an_empty_text_has_nothing_in_common() -> None:
    assert marked(compare("", "새 글")) == ["{+새 글+}"]
    assert marked(compare("옛 글", "")) == ["[-옛 글-]"]
    assert compare("", "").paragraphs == ()


def test_long_texts_are_compared_by_sentences_and_their_changed_ones_by_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "MOST_WORDS", 12)
    before = "첫 문장이다. " + OLD + "\n가운데 문장은 그대로 남는다. 끝에서 둘째 문장이다. 마지막 문장이다."
    now = "새 문장이다. " + NEW + "\n가운데 문장은 그대로 남는다. 끝에서 셋째 문장이다. 마지막 문장이다."
    told = marked(compare(before, now))
    assert told[-1] == "가운데 문장은 그대로 남는다. 끝에서 [-둘째-] {+셋째+} 문장이다. 마지막 문장이다."


def test_a_very_long_text_of_one_word_is_compared_at_once() -> None:
    found = compare("같다 " * 30_000 + "옛", "같다 " * 30_001 + "새")
    assert found.removed >= 1


WORDS = st.lists(st.sampled_from(["서구는", "동구는", "연다.", "“밤”", "'밤'", "\n", "12곳"]), max_size=25).map(
    " ".join
)


@given(WORDS, WORDS)
def test_both_texts_can_be_read_from_the_comparison(before: str, now: str) -> None:
    found = compare(before, now)
    words = [each for part in found.paragraphs for each in part]
    mine = " ".join(each.text for each in words if each.side is not Side.REMOVED)
    theirs = " ".join(each.text for each in words if each.side is not Side.ADDED)
    assert mine.split() == now.split()
    assert (
        re.sub("[“”‘’]", "'", theirs).replace('"', "'").split()
        == re.sub("[“”‘’]", "'", before).replace('"', "'").split()
    )
