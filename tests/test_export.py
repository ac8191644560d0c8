"""The JSON row and the citation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reader.export import citation, corrected, row
from reader.model import (
    Article,
    Basis,
    DayMention,
    DayRole,
    Evidence,
    Institution,
    Kind,
    Marked,
    Place,
    Published,
)

KEYS = [
    "id",
    "kind",
    "title",
    "title_derived",
    "lead",
    "body",
    "truncated",
    "outlet",
    "reporter",
    "agency",
    "url",
    "source",
    "primary",
    "places",
    "institution",
    "published",
    "published_from",
    "published_to",
    "published_basis",
    "published_certain",
    "dates",
    "captions",
    "credits",
    "reprints",
    "story",
    "versions",
    "read",
    "saved",
    "tags",
    "note",
]

DAY = date(2026, 1, 14)
ARTICLE = Article(
    id="abcdefghijkl",
    kind=Kind.ARTICLE,
    title="서구, ‘마을정원사’ 40명 모집",
    title_derived=False,
    body="서구가 마을정원사를 모집한다.\n둘째 문단.",
    truncated=False,
    outlet=None,
    reporter=None,
    agency=None,
    url=None,
    source="/tmp/a.txt",
    primary=Place.SEO,
    places=(Place.SEO, Place.NAM),
    institution=Institution.DISTRICT_OFFICE,
    published=Published("2026-01-14", DAY, DAY, Basis.TEXT, False),
    dates=(DayMention("14일", DAY, DAY, DayRole.EVENT, True),),
    evidence=(Evidence("place", "서구", "title", "seo", 3.0, "주체"),),
)


def test_a_row_has_every_key_in_the_order_of_the_contract() -> None:
    assert list(row(ARTICLE, Marked())) == KEYS


def test_what_is_unknown_is_null_and_what_is_none_is_an_empty_list() -> None:
    found = row(replace(ARTICLE, institution=None, dates=()), Marked())
    assert [key for key in KEYS if found[key] is None] == ["outlet", "reporter", "agency", "url", "institution", "note"]
    assert (found["dates"], found["captions"], found["credits"], found["tags"]) == ([], [], [], [])


def test_an_article_alone_is_its_own_reprint_group_and_story() -> None:
    found = row(ARTICLE, Marked())
    assert (found["reprints"], found["story"]) == (ARTICLE.id, ARTICLE.id)


def test_the_lead_is_the_first_paragraph_of_the_body() -> None:
    assert row(ARTICLE, Marked())["lead"] == "서구가 마을정원사를 모집한다."


def test_days_are_iso_and_inclusive() -> None:
    month = Published("2026-01", date(2026, 1, 1), date(2026, 1, 31), Basis.TEXT, False)
    found = row(replace(ARTICLE, published=month), Marked())
    assert (found["published"], found["published_from"], found["published_to"]) == (
        "2026-01",
        "2026-01-01",
        "2026-01-31",
    )
    assert row(ARTICLE, Marked())["dates"] == [
        {
            "text": "14일",
            "start": "2026-01-14",
            "end": "2026-01-14",
            "role": "event",
            "certain": True,
            "repeats": None,
        }
    ]


def test_marks_stand_in_the_row() -> None:
    found = row(ARTICLE, Marked(True, True, "물어보기", ("행사",)))
    assert (found["read"], found["saved"], found["note"], found["tags"]) == (True, True, "물어보기", ["행사"])


def test_evidence_is_told_only_when_asked_for() -> None:
    assert "evidence" not in row(ARTICLE, Marked())
    assert list(row(ARTICLE, Marked(), why=True)) == [*KEYS, "evidence"]


@pytest.mark.parametrize(
    ("place", "places"),
    [
        (Place.NAM, (Place.NAM,)),
        (Place.CITY, (Place.CITY, Place.NAM)),
        (Place.ELSEWHERE, (Place.NAM,)),
        (Place.SEO, (Place.SEO, Place.NAM)),
        (None, (Place.SEO, Place.NAM)),
    ],
)
def test_a_corrected_place_comes_first_and_replaces_the_wrong_one(
    place: Place | None, places: tuple[Place, ...]
) -> None:
    found = corrected(ARTICLE, Marked(place=place))
    assert (found.primary, found.places) == (place or Place.SEO, places)


@pytest.mark.parametrize(
    ("title", "cited"),
    [
        ("서구, ‘마을정원사’ 모집", "“서구, ‘마을정원사’ 모집”"),
        ('출마 "30년 근무"', "“출마 ‘30년 근무’”"),
        ("서구, 'PI교실'로 지원", "“서구, ‘PI교실’로 지원”"),
        ("“함께” 걷는 길", "“‘함께’ 걷는 길”"),
        ("동네 cat's 카페", "“동네 cat’s 카페”"),
    ],
)
def test_quotation_marks_inside_a_cited_headline_become_single(title: str, cited: str) -> None:
    assert citation(replace(ARTICLE, title=title)).startswith(cited + ", ")


def test_an_estimated_day_says_so_in_a_citation() -> None:
    assert citation(ARTICLE) == "“서구, ‘마을정원사’ 40명 모집”, 매체 미상, 2026. 1. 14.(추정)"


def test_a_byline_stands_first_and_an_address_last() -> None:
    known = replace(
        ARTICLE,
        outlet="예시일보",
        reporter="예시기자",
        url="https://example.com/1",
        published=replace(ARTICLE.published, certain=True),
    )
    assert citation(known) == (
        "예시기자, “서구, ‘마을정원사’ 40명 모집”, 예시일보, 2026. 1. 14., https://example.com/1"
    )


@pytest.mark.parametrize(
    ("published", "cited"),
    [
        (Published("2026-01", date(2026, 1, 1), date(2026, 1, 31), Basis.TEXT, False), "2026. 1.(추정)"),
        (Published("2026-02-22", None, None, Basis.IMPORT, False), "날짜 미상"),
    ],
)
def test_a_day_that_is_not_known_is_not_made_up(published: Published, cited: str) -> None:
    assert citation(replace(ARTICLE, published=published)).endswith(f", {cited}")
