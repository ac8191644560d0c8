"""Invented articles, ready to be archived, without the pipeline that usually makes them."""

from __future__ import annotations

from datetime import date

from reader.archive.identity import bare_print, keys_of
from reader.archive.values import Makers, Prepared
from reader.intake import Fields, RawArticle
from reader.model import Article, Basis, DayMention, Evidence, Institution, Kind, Place, Published

MAKERS = Makers(1, 1, 1)
TEXT = (
    "광주 서구는 마을 도서관 세 곳의 문을 밤 열 시까지 연다고 밝혔다. 퇴근한 주민이 책을 빌릴 수 있게 하려는 것이다. {}"
)


def raw(headline: str = "서구, 마을 도서관 야간 개방", text: str = TEXT, **stated: object) -> RawArticle:
    """An article as a page prints it."""
    return RawArticle(
        **{"source": "/news/page.txt", "line": 1, "outlet": "예시일보", **stated, "headline": headline, "text": text}
    )


def known(text: str | None) -> Published:
    """A day or moment stated by the source; None: only the day of import."""
    if text is None:
        return Published("2026-02-01", None, None, Basis.IMPORT, False)
    day = date.fromisoformat(text[:10])
    return Published(text, day, day, Basis.GIVEN, True)


def prepared(
    article: RawArticle,
    day: str | Published | None = "2026-01-14",
    *,
    nth: int = 0,
    primary: Place = Place.SEO,
    id: str = "",
    dates: tuple[DayMention, ...] = (),
) -> Prepared:
    """`article` with the plainest fields."""
    published = day if isinstance(day, Published) else known(day)
    fields = Fields(article.headline, False, article.text, article.truncated, article.outlet, article.reporter, None)
    places = () if primary in (Place.ELSEWHERE, Place.UNKNOWN) else (primary,)
    made = Article(
        id=id,
        kind=article.kind,
        title=fields.title,
        title_derived=False,
        body=fields.body,
        truncated=article.truncated,
        outlet=fields.outlet,
        reporter=fields.reporter,
        agency=None,
        url=article.url,
        source=article.source,
        primary=primary,
        places=places,
        institution=Institution.DISTRICT_OFFICE,
        published=published,
        dates=dates,
        evidence=(Evidence("place", "서구는", "lead", primary.value, 3.0, "주체"),),
    )
    return Prepared.of(article, fields, made, keys_of(article, nth), MAKERS)


def file_of(articles: list[RawArticle], day: str | None = "2026-01-14") -> list[Prepared]:
    """`articles` as one file: equal ones are counted."""
    met: dict[int, int] = {}
    batch = []
    for article in articles:
        nth = met.get(bare_print(article), 0)
        met[bare_print(article)] = nth + 1
        batch.append(prepared(article, day, nth=nth))
    return batch


def many(count: int, kind: Kind = Kind.ARTICLE) -> list[Prepared]:
    """`count` different articles over a few months and all places."""
    places = list(Place)
    return [
        prepared(
            raw(f"서구 소식 {i}", TEXT.format(i) + f" {i}번째 소식이다.", kind=kind),
            f"2026-{1 + i % 9:02}-{1 + i % 28:02}",
            primary=places[i % len(places)],
        )
        for i in range(count)
    ]
