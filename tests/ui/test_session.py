"""From view to view: what is shown, in which order, and what is said of it. No widgets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model import Place, Sort
from reader.ui.facet_rows import place_choice
from reader.ui.session import Session
from reader.ui.view import SAVED, View
from tests.ui import news


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with news.files(tmp_path) as library:
        library.prepare()
        yield Session(library)


def test_an_order_by_days_stays_for_every_list_and_a_search_has_its_own(session: Session) -> None:
    session.show(View())
    session.reordered()
    orders = [
        session.choose(place_choice(Place.SEO)).order,
        session.show(View(SAVED)).order,
        session.cleared().order,
        session.typed("돌봄").order,
        session.typed("").order,
    ]
    assert orders == [Sort.OLD, Sort.OLD, Sort.OLD, Sort.BEST, Sort.OLD]


def test_an_order_chosen_for_a_search_ends_with_it(session: Session) -> None:
    session.typed("돌봄")
    assert session.reordered().order is Sort.NEW
    session.reordered()
    assert session.typed("").order is Sort.NEW


@pytest.mark.parametrize("text", ["날짜:2024-13", "구:없는구", "구:서ㄱ", "-", "돌봄 -"])
def test_what_is_still_being_typed_is_never_wrong_and_leaves_the_list(session: Session, text: str) -> None:
    shown = session.typed(text)
    assert shown.total
    assert not shown.dimmed
    assert not shown.hint.wrong


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("매체:매일 ", "없는 값입니다: 매일"),
        ("매체:예시일보,매일 없는낱말 ", "없는 값입니다: 매일"),
        ("태그:없는 ", "없는 값입니다: 없는"),
        ("구:없는구 ", "없는 값입니다: 없는구"),
        ("날짜:2024-13 ", "없는 날짜입니다: 2024-13 (예: 2026-01, 2026-01-14, 어제, 최근7일)"),
    ],
)
def test_a_wrong_filter_is_named_once_it_is_closed_with_the_list_still_there(
    session: Session, text: str, said: str
) -> None:
    session.show(View())
    shown = session.typed(text)
    assert (shown.hint.text, shown.hint.wrong) == (said, True)
    assert len(shown.rows) == 8


@pytest.mark.parametrize(
    ("text", "begins"), [("구:없는구", "구: 동구 서구 남구 북구 광산구"), ("날짜:2024-13", "날짜: 오늘")]
)
def test_what_can_become_nothing_is_answered_by_what_could_stand_there(
    session: Session, text: str, begins: str
) -> None:
    assert session.typed(text).hint.text.startswith(begins)


def test_enter_names_an_outlet_that_nobody_knows(session: Session) -> None:
    session.show(View())
    assert not session.typed("매체:매일").hint.wrong
    assert session.submitted().hint.text == "없는 값입니다: 매일"


def test_an_outlet_without_a_hit_is_not_unknown(session: Session) -> None:
    assert not session.typed("매체:예시일보 없는낱말 ").hint.wrong


def test_a_search_before_the_library_is_ready_says_how_far_it_is(tmp_path: Path) -> None:
    with news.files(tmp_path) as library:
        session = Session(library)
        assert not session.first(library.front()).facets.counted
        library._catalogue.progress = 0.42
        assert session.typed("돌봄").hint.text == "검색을 준비하고 있습니다 (42%). 읽기는 지금도 됩니다."
