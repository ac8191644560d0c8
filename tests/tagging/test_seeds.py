"""The two real inputs that gjnews was born for; they lie beside the project and are skipped where they do not."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from reader import sources
from reader.intake import RawArticle
from reader.model import DISTRICTS, KST, Basis, DayRole, Institution
from reader.tagging.dates import Dated, resolve_page
from reader.tagging.places import Placed, place
from reader.text.clean import clean

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
WIRE, DIGEST = SEEDS / "000_320bde3e09ea24bb.txt", SEEDS / "002_7f4c63554c967361.txt"

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SEEDS.exists(), reason="the seeds are not beside the project")]

IMPORTS = [datetime(2026, 2, 23, tzinfo=KST), datetime(2026, 11, 22, tzinfo=KST), datetime(2028, 1, 1, tzinfo=KST)]

WIRE_PLACES = [
    "seo",
    "city",
    "city",
    "city",
    "seo",
    "city",
    "buk",
    "city",
    "city",
    "city",
    "gwangsan",
    "dong",
    "dong",
    "city",
    "nam",
]
WIRE_DAYS = ["24", "-", "24", "24", "24", "-", "24", "21", "21", "21", "20", "20", "20", "21", "21"]
WIRE_COUNCIL, WIRE_EDUCATION, WIRE_HALL = {3, 8, 10}, {6}, {2, 4, 9, 14}
DIGEST_CITY, DIGEST_NOBODY = {5, 15, 16, 18}, {6, 8}
DIGEST_DAYS = [
    "14",
    "15",
    "15",
    "14",
    "13",
    "13",
    "-",
    "-",
    "14",
    "14",
    "14",
    "14",
    "13",
    "14",
    "13",
    "13",
    "14",
    "13",
    "13",
    "13",
]


def told(path: Path, imported: datetime) -> list[tuple[Placed, Dated]]:
    raws = [raw for raw in sources.read(str(path)) if isinstance(raw, RawArticle)]
    fields = [clean(raw) for raw in raws]
    dated = resolve_page(fields, raws, imported)
    return [(place(one, when.published.last), when) for one, when in zip(fields, dated, strict=True)]


def days(articles: list[tuple[Placed, Dated]], month: str) -> list[str]:
    texts = [dated.published.text for _, dated in articles]
    assert all(text.startswith(month) for text in texts), texts
    return [text.removeprefix(month).removeprefix("-") or "-" for text in texts]


@pytest.mark.parametrize("imported", IMPORTS)
def test_the_wire_is_of_november_2025_and_the_digest_of_january_2026(imported: datetime) -> None:
    assert days(told(WIRE, imported), "2025-11") == WIRE_DAYS
    assert days(told(DIGEST, imported), "2026-01") == DIGEST_DAYS


def test_every_article_of_the_wire_stands_at_its_place() -> None:
    found = [placed for placed, _ in told(WIRE, IMPORTS[1])]
    assert [placed.primary.value for placed in found] == WIRE_PLACES
    for number, placed in enumerate(found, 1):
        wanted = Institution.DISTRICT_OFFICE
        for institution, numbers in (
            (Institution.CITY_COUNCIL, WIRE_COUNCIL), (Institution.EDUCATION_OFFICE, WIRE_EDUCATION),
            (Institution.CITY_HALL, WIRE_HALL),
        ):  # fmt: skip
            wanted = institution if number in numbers else wanted
        assert placed.institution is wanted, number


def test_every_article_of_the_digest_stands_at_its_place() -> None:
    for number, (placed, _) in enumerate(told(DIGEST, IMPORTS[1]), 1):
        if number in DIGEST_CITY:
            assert (placed.primary, placed.institution) == ("city", Institution.CITY_HALL), number
            assert set(placed.places) == {"city", *DISTRICTS}, number
        else:
            assert placed.primary == ("dong" if number == 6 else "seo"), number
            assert placed.institution is (None if number in DIGEST_NOBODY else Institution.DISTRICT_OFFICE), number


def test_the_days_that_the_wire_names_are_found() -> None:
    found = [dated.dates for _, dated in told(WIRE, IMPORTS[1])]
    deadline = next(one for one in found[6] if one.role is DayRole.DEADLINE)
    assert (deadline.text, deadline.end) == ("내년 3월 15일까지", date(2026, 3, 15))
    assert (found[1][0].start, found[1][0].end) == (date(2025, 4, 14), date(2025, 6, 13))
    assert "monthly:11,22" in {one.repeats for one in found[14]}
    assert (date(2026, 1, 1), date(2026, 2, 28)) in {(one.start, one.end) for one in found[11]}


def test_the_hearing_is_an_event_of_the_nineteenth_and_its_stamp_dates_it() -> None:
    dated = told(DIGEST, IMPORTS[1])[5][1]
    assert dated.published.basis is Basis.STAMP
    assert [(one.start, one.role) for one in dated.dates] == [(date(2026, 1, 19), DayRole.EVENT)]
