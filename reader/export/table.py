"""CSV for spreadsheets: a byte order mark, Korean headers, and no cell that a spreadsheet would calculate."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from reader.export import facts
from reader.export.values import Exported
from reader.i18n import t
from reader.model import Published
from reader.text.printable import printable

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads UTF-8 as CP949."""

_FORMULA = tuple("=+-@\t\r|%＝＋－＠")
"""How a cell begins that a spreadsheet may calculate (OWASP, CSV Injection; with the wide signs that Korean and
Japanese Excel also take; read 2026-11)."""

COLUMNS = (
    *("title", "outlet", "reporter", "day", "certain", "basis", "place", "places", "institution", "kind"),
    *("url", "body", "note", "tags", "read", "saved", "id", "source"),
)
"""The columns in their order; their headers are the words under ``export.column.<name>``."""


def lines(items: Iterable[Exported]) -> Iterator[str]:
    """The header, then a line (or more, where a text has paragraphs) for each article."""
    yield BYTE_ORDER_MARK + _line([t(f"export.column.{name}") for name in COLUMNS])
    for item in items:
        cells = _cells(item)
        yield _line([harmless(cells[name]) for name in COLUMNS])


def harmless(text: str) -> str:
    """`text` as a cell: where it could be calculated, an apostrophe before it makes it text."""
    cleaned = printable(text)
    return f"'{cleaned}" if cleaned.startswith(_FORMULA) else cleaned


def _cells(item: Exported) -> dict[str, str]:
    article, marked = item.article, item.marked
    return {
        "title": article.title,
        "outlet": facts.outlet(article),
        "reporter": article.reporter or "",
        "day": _day(article.published),
        "certain": t("export.certain" if article.published.certain else "date.estimated"),
        "basis": t(f"basis.{article.published.basis.value}"),
        "place": t(f"side.{article.primary.value}"),
        "places": ", ".join(t(f"side.{place.value}") for place in article.places),
        "institution": t(f"side.{article.institution.value}") if article.institution else "",
        "kind": t(f"export.kind.{article.kind.value}"),
        "url": article.url or "",
        "body": article.body,
        "note": marked.note or "",
        "tags": ", ".join(marked.tags),
        "read": t("side.read" if marked.read else "side.unread"),
        "saved": t("side.saved") if marked.saved else "",
        "id": article.id,
        "source": article.source,
    }


def _day(published: Published) -> str:
    """A day that a spreadsheet understands; the month alone where no more is known."""
    if published.first is None:
        return ""
    text = published.first.isoformat()
    return text[:7] if published.month_only else text


def _line(cells: list[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()
