from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from reader.intake import Fields, RawArticle
from reader.model import KST, Basis, DayRole, Published
from reader.tagging.dates import Dated, resolve_page

IMPORTS = [datetime(2026, 2, 23, tzinfo=KST), datetime(2026, 11, 22, tzinfo=KST), datetime(2028, 1, 1, tzinfo=KST)]

RAW = RawArticle("/news.txt", 1, "", "", page="/news.txt")


def fields(title: str, body: str = "", *stamps: date) -> Fields:
    return Fields(title, False, body, False, None, None, None, stamps=stamps)


def resolved(articles: list[Fields], imported: datetime, raw: RawArticle = RAW) -> list[Dated]:
    return resolve_page(articles, [replace(raw, line=line) for line in range(1, len(articles) + 1)], imported)


def told(dated: list[Dated]) -> list[tuple[str, Basis]]:
    return [(one.published.text, one.published.basis) for one in dated]


WIRE = [
    fields("", "광주 서구는 24일 책 잔치를 열었다. 올해 사업을 돌아봤다."),
    fields("", "광주시의회 의장은 11월 24일 장관을 만났다."),
    fields("", "광주 동구는 20일 협약을 맺었다. 동구는 2026년 1~2월 대상자를 뽑는다."),
    fields("", "광주시는 ‘2025년 안전점검’에서 상을 받았다. 광주시는 4월14일부터 6월13일까지 살폈다."),
]

PAGE = replace(RAW, page_date=date(2026, 2, 22))
DIGEST = [
    fields("서구, 방문의료 협약", "15일 예시의원과 방문의료 재택의료센터 협약을 체결했다. 광주 서구 방문의료."),
    fields("광주 서구, 재택의료센터 방문의료 강화", "방문의료 재택의료센터 협약식을 가졌다."),
    fields("'행정통합' 공청회, 동구청서 19일 개최", "주민이 참석할 예정이다.", date(2026, 1, 13)),
    fields("서구, 독서존 운영", "도서관 독서존을 운영한다고 14일 밝혔다."),
    fields("서구, 청년 학교 운영", "청년 강사가 이끈다."),
]


@pytest.mark.parametrize("imported", IMPORTS)
def test_a_file_without_a_date_is_dated_by_the_months_and_years_it_names(imported: datetime) -> None:
    assert told(resolved(WIRE, imported)) == [
        ("2025-11-24", Basis.TEXT), ("2025-11-24", Basis.TEXT), ("2025-11-20", Basis.TEXT), ("2025-11", Basis.PAGE),
    ]  # fmt: skip


@pytest.mark.parametrize("imported", IMPORTS)
def test_a_photo_stamp_outweighs_the_date_of_the_page(imported: datetime) -> None:
    assert told(resolved(DIGEST, imported, PAGE)) == [
        ("2026-01-15", Basis.TEXT), ("2026-01-15", Basis.CLUSTER), ("2026-01-13", Basis.STAMP),
        ("2026-01-14", Basis.TEXT), ("2026-01", Basis.PAGE),
    ]  # fmt: skip


def test_an_announced_day_is_an_event_after_the_day_of_the_stamp() -> None:
    (event,) = resolved(DIGEST, IMPORTS[1], PAGE)[2].dates
    assert (event.start, event.role) == (date(2026, 1, 19), DayRole.EVENT)


def test_without_a_stamp_the_page_date_is_the_bound() -> None:
    (one,) = resolved([DIGEST[3]], IMPORTS[1], PAGE)
    assert one.published.text == "2026-02-14"
    (late,) = resolved([fields("", "시는 25일 문을 열었다고 밝혔다.")], IMPORTS[1], PAGE)
    assert late.published.text == "2026-01-25"


def test_a_month_known_without_a_day_spans_it() -> None:
    published = resolved(WIRE, IMPORTS[0])[3].published
    assert published == Published("2025-11", date(2025, 11, 1), date(2025, 11, 30), Basis.PAGE, False)
    assert published.month_only


def test_what_names_no_day_at_all_has_the_day_of_import_and_no_days() -> None:
    (one,) = resolved([fields("서구, 문 열어", "주민이 왔다.")], IMPORTS[1])
    assert one.published == Published("2026-11-22", None, None, Basis.IMPORT, False)


def test_nothing_is_published_after_its_import() -> None:
    (one,) = resolved([fields("", "시는 12월 24일 회의를 열었다고 밝혔다.")], IMPORTS[1])
    assert one.published.text == "2025-12-24"


GIVEN = [
    ("2025-11-24", None, "2025-11-24", Basis.GIVEN),
    ("2025-11-24T09:10:00+09:00", Basis.FEED, "2025-11-24T09:10:00+09:00", Basis.FEED),
    ("2025-11-24T20:00:00+00:00", Basis.FEED, "2025-11-25T05:00:00+09:00", Basis.FEED),
    ("2025-11-24T09:10:00", None, "2025-11-24T09:10:00+09:00", Basis.GIVEN),
    ("2025-11", None, "2025-11", Basis.GIVEN),
]


@pytest.mark.parametrize(("published", "basis", "text", "known"), GIVEN)
def test_what_the_source_states_is_taken_in_seoul_time(
    published: str, basis: Basis | None, text: str, known: Basis
) -> None:
    raw = replace(RAW, published=published, published_basis=basis)
    (one,) = resolved([WIRE[1]], IMPORTS[1], raw)
    assert (one.published.text, one.published.basis, one.published.certain) == (text, known, True)


def test_a_statement_that_is_no_date_is_passed_over() -> None:
    (one,) = resolved([WIRE[1]], IMPORTS[1], replace(RAW, published="어제쯤"))
    assert one.published.basis is Basis.TEXT


def test_a_dateline_and_an_address_are_certain() -> None:
    (head,) = resolved([WIRE[3]], IMPORTS[1], replace(RAW, text="입력 2025.11.25 10:30 광주시는 상을 받았다."))
    (address,) = resolved([WIRE[3]], IMPORTS[1], replace(RAW, url="https://news.example/2025/11/26/001.html"))
    assert told([head, address]) == [("2025-11-25", Basis.DATELINE), ("2025-11-26", Basis.URL)]
    assert head.published.certain
    assert address.published.certain


def test_the_years_of_a_page_choose_among_the_same_months() -> None:
    old = [
        fields("", "시는 3월 5일 ‘2023년 안전점검’을 마쳤다고 밝혔다."),
        fields("", "구는 4일 2023년 책 잔치를 열었다."),
    ]
    assert told(resolved(old, IMPORTS[1])) == [("2023-03-05", Basis.TEXT), ("2023-03-04", Basis.TEXT)]


def test_every_decision_has_its_evidence() -> None:
    for one in resolved(DIGEST, IMPORTS[1], PAGE):
        assert [reason.about for reason in one.evidence] == ["date"]
        assert one.evidence[0].reason


def test_a_photograph_from_the_archive_dates_nothing() -> None:
    old = fields("", "광주 북구는 24일 책 잔치를 열었다.", date(2023, 5, 1))
    assert told(resolved([*WIRE, old], IMPORTS[1]))[-1] == ("2025-11-24", Basis.TEXT)


def test_a_stamp_after_the_page_is_passed_over() -> None:
    late = fields("서구, 독서존 운영", "도서관 독서존을 운영한다고 14일 밝혔다.", date(2026, 5, 1))
    (one,) = resolved([late], IMPORTS[1], PAGE)
    assert one.published.text == "2026-02-14"


def test_a_moment_beyond_the_calendar_is_passed_over() -> None:
    (one,) = resolved([WIRE[1]], IMPORTS[1], replace(RAW, published="0001-01-01T00:00:00+14:00"))
    assert one.published.basis is Basis.TEXT


TOLD = [
    ("산림청은 5월 20일 훈련을 마쳤다. 5월 22일 현재 12곳이 남았다.", "2026-05-22"),
    ("장관은 5월 20일(현지시각) 회의에 참석했다. 오늘(5.21일) 돌아온다.", "2026-05-21"),
    ("원장은 5월 18일부터 20일까지 교육을 열었다.", "2026-05-20"),
    ("청장은 5월 20일(목) 센터를 둘러보았다.", "2026-05-20"),
    ("시는 오는 6월 3일과 5일에 여는 대회 참가자를 모집한다고 20일 밝혔다.", "2026-05-20"),
]


@pytest.mark.parametrize(("text", "day"), TOLD)
def test_the_manner_in_which_a_day_is_named_says_when_the_text_appeared(text: str, day: str) -> None:
    neighbours = [
        fields("", "구는 2026년 5월 20일 책 잔치를 열었다고 밝혔다."),
        fields("", "시는 2026년 5월 21일 협약을 맺었다고 밝혔다."),
    ]
    assert resolved([fields("", text), *neighbours], IMPORTS[1], PAGE_OF_MAY)[0].published.text == day


PAGE_OF_MAY = replace(RAW, page_date=date(2026, 6, 25))


def test_an_office_says_when_it_hands_out_its_release() -> None:
    (one,) = resolved([WIRE[3]], IMPORTS[1], replace(RAW, text="자료배포\n\n2025. 11. 18. (화)\n\n담당부서"))
    assert told([one]) == [("2025-11-18", Basis.DATELINE)]
