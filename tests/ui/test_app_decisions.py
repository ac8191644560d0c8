"""The decisions behind the screen, each a table: moments, views, titles, hints, footers, copying, opening."""

from __future__ import annotations

import base64

import pytest

from reader.i18n import t
from reader.library.values import SavedSearch
from reader.model import Sort
from reader.query import Field, Filter, Query
from reader.ui.browser import Opening, command, opening
from reader.ui.cells import cells
from reader.ui.clipboard import Way, copy, osc52, way
from reader.ui.footer import footer, items
from reader.ui.keymap import Pane
from reader.ui.notes import with_keys_that_work
from reader.ui.timing import NEVER, Once, is_late_syllable, is_repeat, is_second_enter
from reader.ui.view import View, chosen_name, hint

SEO = Filter(Field.PLACE, ("서구",))
CARE = SavedSearch("s-1", "통합돌봄 소식", Query.parse("통합돌봄 "))


@pytest.mark.parametrize(("after", "belongs"), [(0.004, True), (0.199, True), (0.201, False), (1.0, False)])
def test_a_second_enter_within_200_ms_of_leaving_the_box_is_not_a_second_wish(after: float, belongs: bool) -> None:
    assert is_second_enter(10.0 + after, 10.0) is belongs


def test_hangul_within_300_ms_of_leaving_the_box_is_no_command() -> None:
    assert is_late_syllable(10.29, 10.0)
    assert not is_late_syllable(10.31, 10.0)
    assert not is_late_syllable(10.0, NEVER)


@pytest.mark.parametrize(
    ("action", "article", "now", "repeats"),
    [
        ("save", "a", 11.9, True),
        ("save", "a", 12.0, False),
        ("save", "b", 10.1, False),
        ("read", "a", 10.1, False),
    ],
)
def test_a_jamo_toggle_repeated_on_one_row_within_two_seconds_counts_once(
    action: str, article: str, now: float, repeats: bool
) -> None:
    assert is_repeat(Once("save", "a", 10.0), action, article, now) is repeats


@pytest.mark.parametrize(
    ("view", "title"),
    [
        (View(), "전체 — 3건"),
        (View((SEO,)), "서구 — 3건"),
        (View((Filter(Field.PLACE, ("서구", "동구")),)), "동구, 서구 — 3건"),
        (View((Filter(Field.STATE, ("메모", "저장", "안읽음")),)), "안 읽음, 나중에 읽기, 메모한 기사 — 3건"),
        (
            View((Filter(Field.DATE, ("2026-01-13", "오늘", "2026-01-14")),)),
            "오늘, 2026년 1월 14일(수), 2026년 1월 13일(화) — 3건",
        ),
        (
            View((Filter(Field.OUTLET, ("예시일보",)), CARE, Filter(Field.TAG, ("예산", "돌봄")), SEO)),
            "서구, 통합돌봄 소식, 돌봄, 예산, 예시일보 — 3건",
        ),
        (View((SEO,), "돌봄  "), "돌봄 — 3건"),
        (View((SEO,), "   "), "서구 — 3건"),
        (View((), "[/] [bold]"), "[/] [bold] — 3건"),
        (View((Filter(Field.DATE, ("2026-01",)),)), "2026년 1월 — 3건"),
        (View((Filter(Field.DATE, ("2026-01-14",)),)), "2026년 1월 14일(수) — 3건"),
        (View((Filter(Field.STATE, ("안읽음",)),)), "안 읽음 — 3건"),
        (View((Filter(Field.PLACE, ("광주시",)), Filter(Field.INSTITUTION, ("시의회",)))), "시의회 — 3건"),
        (View((Filter(Field.DATE, ("오늘",)), SEO)), "서구, 오늘 — 3건"),
        (View((SEO, Filter(Field.INSTITUTION, ("구청",)))), "서구 구청 — 3건"),
        (View((SEO, Filter(Field.INSTITUTION, ("구청", "구의회"), excluded=True))), "서구 그 밖 — 3건"),
        (
            View((Filter(Field.PLACE, ("광주시",)), Filter(Field.INSTITUTION, ("시의회", "교육청"), excluded=True))),
            "시청 등 — 3건",
        ),
        (View((Filter(Field.DATE, ("2026-01-미상",)),)), "2026년 1월 일자 미상 — 3건"),
        (View((Filter(Field.OUTLET, ("미상",)),)), "매체 미상 — 3건"),
    ],
)
def test_the_title_is_the_text_or_the_chosen_values_and_the_number_of_articles(view: View, title: str) -> None:
    assert view.title(3) == title


def test_an_unknown_value_is_named_as_it_is() -> None:
    assert chosen_name((Filter(Field.OUTLET, ("예시일보",)),)) == "예시일보"


def test_words_are_ordered_by_relevance_and_everything_else_by_day() -> None:
    assert View().order is Sort.NEW
    assert View((), "돌봄").order is Sort.BEST
    assert View((), "지역:서구 ").order is Sort.NEW
    assert View((), "-돌봄").order is Sort.NEW


def test_orders_follow_each_other_and_pass_over_relevance_where_there_is_none() -> None:
    assert View().next_order().order is Sort.OLD
    assert View().next_order().next_order().order is Sort.NEW
    assert View((), "돌봄").next_order().order is Sort.NEW


def test_the_query_of_a_view_joins_choice_and_text() -> None:
    assert View((SEO,), "돌봄").query == Query.parse("지역:서구 돌봄")


def test_a_saved_search_is_closed_before_what_is_typed_and_is_ordered_by_relevance() -> None:
    assert View((CARE,), "서ㄱ").query == Query.parse("통합돌봄 서ㄱ")
    assert View((CARE,)).query == Query.parse("통합돌봄 ")
    assert View((CARE,)).order is Sort.BEST


def test_a_search_is_called_by_what_was_chosen_and_typed() -> None:
    assert View((SEO,), " 돌봄  예산 ").full_name == "서구, 돌봄 예산"
    assert View((), "돌봄").full_name == "돌봄"


@pytest.mark.parametrize(
    ("text", "total", "says", "wrong"),
    [
        ("구:서구 날짜:2025-1", 2, "", False),
        ("돌봄 -", 7, "", False),
        ("돌봄 -ㅇ", 7, "", False),
        ("날짜:2026-13", 35, "", False),
        ("날짜:2026-13 ", 35, "없는 날짜입니다: 2026-13 (예: 2026-01, 2026-01-14, 어제, 최근7일)", True),
        ("지역:없구 ", 35, "없는 값입니다: 없구", True),
        ("돌봄", 7, "", False),
    ],
)
def test_a_filter_being_typed_is_open_and_never_an_error(text: str, total: int, says: str, wrong: bool) -> None:
    shown = hint(View((), text), total, kept=False)
    assert (shown.text, shown.wrong) == (says, wrong)


def test_the_values_of_an_open_filter_are_told_before_that_there_are_no_hits() -> None:
    assert hint(View((), "구:ㄴ"), 0, kept=True, values="구: 남구").text == "구: 남구"


def test_no_hits_are_told_apart_by_whether_earlier_rows_stay() -> None:
    assert hint(View((), "ㅋㅋㅋ"), 0, kept=True).text == "ㅋㅋㅋ — 0건. 바로 앞 결과를 흐리게 남겼습니다."
    assert hint(View((), "ㅋㅋㅋ"), 0, kept=False).text.startswith("찾은 기사가 없습니다.")
    assert hint(View((SEO,)), 0, kept=False).text == ""


@pytest.mark.parametrize("pane", list(Pane))
@pytest.mark.parametrize("width", [20, 40, 60, 80, 120, 200])
def test_a_footer_fits_and_keeps_its_last_item(pane: Pane, width: int) -> None:
    line = footer(pane, width)
    assert cells(line) <= max(width, 15)
    last = {"read": ("Esc 목록", "? 도움말"), "search": ("입력",), "feeds": ("Esc 닫기",)}
    assert line.rstrip().endswith(last.get(pane, ("? 도움말",)))


def test_a_footer_names_only_keys_that_do_something() -> None:
    words = t("footer.list").replace("v 묶음", "% 묶음")
    assert [str(item) for item in items(words, Pane.LIST)] == [
        *("Enter 열기", "/ 검색", "b 나중에", "u 읽음", "o 원문", "y 주소", "' 인용", "? 도움말")
    ]


def test_a_footer_names_more_keys_where_there_is_room() -> None:
    assert "w 근거" in footer(Pane.LIST, 88)
    assert "b 나중에 읽기" in footer(Pane.LIST, 118)
    assert "n 다음 안 읽음" in footer(Pane.LIST, 118)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("예시판 · 지어낸 기사 — i 가져오기 · % 없는 키", "예시판 · 지어낸 기사 — i 가져오기"),
        ("예시판 · 지어낸 기사 — % 없는 키 · i 가져오기 · / 검색", "예시판 · 지어낸 기사 — i 가져오기 · / 검색"),
        ("예시판 · 지어낸 기사 — % 없는 키", "예시판 · 지어낸 기사"),
    ],
)
def test_a_mode_names_only_keys_that_do_something(words: str, told: str) -> None:
    assert with_keys_that_work(words) == told


def test_a_footer_says_what_a_toggle_would_do() -> None:
    assert "u 안 읽음" in footer(Pane.LIST, 120, read=True)
    assert "b 빼기" in footer(Pane.LIST, 120, saved=True)


def test_items_of_a_footer_may_have_words_of_several_parts() -> None:
    assert [item.word for item in items("Space 다음 쪽  n 다음 안 읽음", Pane.READ)] == ["다음 쪽", "다음 안 읽음"]


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"TMUX": "/tmp/tmux-0/default,1,0", "TERM": "screen-256color"}, Way.TMUX),
        ({"TERM": "xterm-256color"}, Way.OSC52),
        ({"TERM": "linux"}, Way.BY_HAND),
        ({"TERM": "screen", "STY": "1.pts"}, Way.BY_HAND),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, Way.BY_HAND),
    ],
)
def test_the_way_of_copying_follows_the_terminal(environ: dict[str, str], expected: Way) -> None:
    assert way(environ) is expected


def test_a_copy_by_osc_52_carries_the_text_in_base64() -> None:
    sent: list[str] = []
    assert copy("“제목”, 예시일보", sent.append, {"TERM": "xterm"})
    assert base64.b64decode(sent[0].split(";")[2].rstrip("\a")).decode() == "“제목”, 예시일보"
    assert sent[0] == osc52("“제목”, 예시일보")


def test_where_nothing_can_carry_a_copy_nothing_is_sent() -> None:
    sent: list[str] = []
    assert not copy("글", sent.append, {"TERM": "linux"})
    assert sent == []


@pytest.mark.parametrize(
    ("url", "environ", "expected"),
    [
        ("https://news.example/1", {"DISPLAY": ":0"}, Opening.OPEN),
        ("https://news.example/1", {"SSH_CONNECTION": "a b"}, Opening.REMOTE),
        ("https://news.example/1", {"SSH_CONNECTION": "a b", "DISPLAY": ":10"}, Opening.REMOTE),
        ("https://news.example/1", {"SSH_CONNECTION": "a b", "BROWSER": "firefox"}, Opening.OPEN),
        ("https://news.example/1", {}, Opening.NO_BROWSER),
        ("file:///etc/passwd", {"DISPLAY": ":0"}, Opening.REFUSED),
        ("javascript:alert(1)", {"BROWSER": "x"}, Opening.REFUSED),
    ],
)
def test_only_web_addresses_open_and_only_where_there_is_a_browser(
    url: str, environ: dict[str, str], expected: Opening
) -> None:
    assert opening(url, environ, "linux") is expected


def test_the_address_is_one_argument_of_the_browser() -> None:
    url = "https://news.example/?a=1&b=$(x)"
    assert command(url, {"BROWSER": "firefox --new-tab %s:lynx"}, "linux") == ["firefox", "--new-tab", url]
    assert command(url, {}, "linux") == ["xdg-open", url]
