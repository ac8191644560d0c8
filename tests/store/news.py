"""Invented articles for the tests of the store."""

from __future__ import annotations

from datetime import date

from reader.model import Basis, Kind, Place, Published, StoreRow


def published(text: str = "2026-01-14") -> Published:
    if len(text) == 7:
        month = date.fromisoformat(text + "-01")
        return Published(text, month, date(month.year, month.month, 31), Basis.PAGE, False)
    day = date.fromisoformat(text[:10])
    return Published(text, day, day, Basis.GIVEN, True)


def article(row: int, title: str, text: str = "", **changes: object) -> StoreRow:
    values: dict[str, object] = {
        "row": row, "id": f"id{row}", "title": title, "text": text, "kind": Kind.ARTICLE, "primary": Place.SEO,
        "places": (Place.SEO,), "institution": None, "outlet": "예시일보", "reporter": None, "published": published(),
    }  # fmt: skip
    return StoreRow(**(values | changes))  # type: ignore[arg-type]
