from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.query import Query
from reader.store.snippet import LENGTH, snippet

TEXT = (
    "광주 서구는 24일 서구청 들불홀에서 성과공유회를 열고 한 해 동안 주민과 함께 걸어온 길을 돌아보았다고 밝혔다.\n"
    "이날 자리에는 마을 활동가와 복지관 일꾼 100여 명이 모여 통합 돌봄의 앞날을 이야기했고, 홀로 사는 이웃을 살피는 "
    "이웃돌봄단의 사례가 소개됐으며 이어 현장에서 느낀 점을 나누고 내년에 할 일을 함께 정하는 시간을 가졌다.\n"
    "돌봄은 계속된다."
)


def marked(query: str, text: str = TEXT, length: int = LENGTH) -> str | None:
    found = snippet(Query.parse(query), text, length)
    if found is None:
        return None
    shown, at = "", 0
    for start, end in found.spans:
        shown += f"{found.text[at:start]}[{found.text[start:end]}]"
        at = end
    return shown + found.text[at:]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("들불홀", "…24일 서구청 [들불홀]에서 성과공유회를 열고 한 해 동안…"),
        ("이웃ㄷ", "…이웃을 살피는 [이웃돌]봄단의 사례가 소개됐으며 이어…"),
        ("ㅇㅇㄷㅂㄷ", "…이웃을 살피는 [이웃돌봄단]의 사례가 소개됐으며 이어…"),
        ("통합돌봄", "…명이 모여 [통합 돌봄]의 앞날을 이야기했고, 홀로 사는…"),
        ("emfqnfghf", "…24일 서구청 [들불홀]에서 성과공유회를 열고 한 해 동안…"),
        ("계속", "돌봄은 [계속]된다."),
        ('"마을 활동가"', "이날 자리에는 [마을 활동가]와 복지관 일꾼 100여 명이…"),
    ],
)
def test_the_passage_begins_just_before_the_hit_and_ends_between_words(query: str, shown: str) -> None:
    assert marked(query, length=30) == shown


def test_the_passage_with_the_most_different_hits_is_shown_and_of_those_the_closest() -> None:
    assert marked("돌봄 내년", length=80) == (
        "…살피는 이웃[돌봄]단의 사례가 소개됐으며 이어 현장에서 느낀 점을 나누고 [내년]에 할 일을 함께 정하는 시간을 가졌다."
    )


def test_among_equals_the_first_passage_is_shown() -> None:
    found = marked("돌봄")
    assert found is not None
    assert found.startswith("…모여 통합 [돌봄]의 앞날을")


@pytest.mark.parametrize("query", ["", "없는말", "지역:서구", "-돌봄"])
def test_without_a_hit_there_is_no_snippet(query: str) -> None:
    assert snippet(Query.parse(query), TEXT) is None


@given(
    text=st.text(alphabet="가나다 \n.ab돌봄", max_size=300),
    query=st.sampled_from(["돌봄", "가", "ab", "나다", "돌봄 가", "ㄷㅂ"]),
    length=st.integers(1, 60),
)
def test_a_snippet_is_one_line_of_the_text_with_a_hit_in_it(text: str, query: str, length: int) -> None:
    found = snippet(Query.parse(query), text, length)
    if found is None:
        return
    assert found.text.strip("…") in text.replace("\n", " ")
    assert "\n" not in found.text
    assert found.spans
    assert all(0 <= start < end <= len(found.text) for start, end in found.spans)
    assert found.spans[0][0] <= 10
