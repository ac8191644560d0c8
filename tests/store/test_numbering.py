from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.store.numbering import Numbering
from reader.store.table import HashTable
from reader.text.keystream import encode
from reader.text.normal import normalise

WORDS = st.text("가각값a1,·‘’'\"㈜①ㄱㅏᄀ\u1161\u11a8\u0301e\u200b\u3000 \n\t.🙂㎡漢½ﾱﾡ5Ａ\ud800\ufeff", max_size=40)


def words_of(text: str) -> list[bytes]:
    return [stream for word in text.split() for stream in encode(normalise(word)).split(b" ") if stream]


def numbered(batches: Sequence[Sequence[str]]) -> list[list[bytes]]:
    """The words of each text, by the numbers that they got."""
    numbering = Numbering()
    streams: list[bytes] = []
    found = []
    for texts in batches:
        numbers, lengths = numbering.of(texts)
        streams += numbering.new_streams().split(b"\0")[:-1]
        for own in np.split(numbers, np.cumsum(lengths)[:-1].astype(np.intp)):
            found.append([streams[number] for number in own.tolist()])
    assert numbering.count == len(streams)
    return found


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=3))
def test_words_get_the_numbers_of_their_key_streams(batches: list[list[str]]) -> None:
    assert numbered(batches) == [words_of(text) for texts in batches for text in texts]


@pytest.mark.parametrize(
    "word", ["“마을”에서", "'골목'", "1,000원", "원,", ",5", "민·관", "3·1", "5·18", "“ ”", "㈜보기"]
)
def test_a_word_becomes_what_it_is_normalised_by_itself(word: str) -> None:
    assert numbered([["앞 " + word + " 뒤"], [word]]) == [words_of("앞 " + word + " 뒤"), words_of(word)]


def test_words_end_where_python_says_so() -> None:
    text = " ".join(f"가{chr(code)}나" for code in range(0x3100))
    assert numbered([[text]]) == [words_of(text)]


def test_words_that_begin_alike_are_told_apart() -> None:
    words = [
        "가나다라마바사아자차카타파"[:length] + last for length in range(13) for last in ("", "瀀", "\U00020000", "a")
    ]
    text = " ".join(words)
    assert numbered([[text], [*words]]) == [words_of(text), *(words_of(word) for word in words)]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sets(st.integers(0, 60) | st.integers(0, 2**64 - 1)), max_size=6))
def test_a_table_knows_what_was_added_and_nothing_else(parts: list[set[int]]) -> None:
    table, known = HashTable(bits=2), dict[int, int]()
    for part in parts:
        new = [each for each in dict.fromkeys(max(each, 1) for each in part) if each not in known]
        table.add(np.array(new, np.uint64), np.arange(len(known), len(known) + len(new)))
        known |= {each: len(known) + place for place, each in enumerate(new)}
        numbers, is_known = table.look(np.array([*known, 77, 2**63], np.uint64))
        assert is_known.tolist() == [True] * len(known) + [77 in known, 2**63 in known]
        assert numbers[: len(known)].tolist() == list(known.values())
