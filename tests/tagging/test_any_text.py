from __future__ import annotations

from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.intake import Fields, RawArticle
from reader.model import KST, Place
from reader.tagging.dates import resolve_page
from reader.tagging.mentions import mentions
from reader.tagging.places import place

PIECES = (
    "광주 서구는", "김이강 서구청장", "우산동", "대구 동구", "광주시", "경기 광주시", "문인", "5·18", " 24일", "11월 31일", "2월 29일(월)", "부터", "까지",
    "~", "매월 ", "내년 ", "지난 ", "오는 ", "’25.", "2025.", "이날", "전날", "하반기", "밝혔다.", "\n", "‘", "’", "“", "(", ")", "0", "99월 99일", "[/]", "\x1b", "\u200b",
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=30).map("".join)
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


def fields(title: str, body: str) -> Fields:
    return Fields(title, False, body, False, None, None, None)


@settings(max_examples=150, deadline=None)
@given(TEXTS, DAYS)
def test_every_mention_is_a_span_of_days_that_stands_in_the_text(text: str, anchor: date) -> None:
    for mention in mentions(text, anchor):
        assert mention.start <= mention.end
        assert mention.text in text


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, st.one_of(st.none(), DAYS))
def test_every_text_has_a_place_and_names_it_first(title: str, body: str, on: date | None) -> None:
    placed = place(fields(title, body), on)
    if placed.primary in (Place.ELSEWHERE, Place.UNKNOWN):
        assert placed.primary not in placed.places
    else:
        assert placed.places[0] is placed.primary


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6), DAYS, DAYS)
def test_no_inferred_day_is_later_than_its_page_or_import(texts: list[tuple[str, str]], page: date, day: date) -> None:
    imported = datetime(day.year, day.month, day.day, tzinfo=KST)
    raws = [RawArticle("p", line, *text, page="p", page_date=page) for line, text in enumerate(texts, 1)]
    for dated in resolve_page([fields(*text) for text in texts], raws, imported):
        published = dated.published
        if published.first and not published.certain:
            assert published.first <= min(page, day)
