"""Rows of .xlsx and .xls files."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO

from reader.errors import UnreadableError
from reader.i18n import t
from reader.sources.table import Row

SIGNS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How an .xlsx file begins, and an .xls file."""

LIMIT = 64 << 20
"""Bytes of the largest file that is read."""
UNPACKED_LIMIT = 256 << 20
_CHUNK = 1 << 20


def rows(data: bytes, source: str) -> Iterator[Row]:
    """The rows of the first sheet that has any; UnreadableError where `data`, from `source`, is no spreadsheet.

    An archive that unpacks to more than `UNPACKED_LIMIT` is refused before it is read.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    if data.startswith(SIGNS[0]):
        _refuse_bombs(data, source)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            if sheet.height:
                return ((number, [_text(cell) for cell in row]) for number, row in enumerate(sheet.iter_rows(), 1))
    except (CalamineError, OSError, ValueError) as error:
        raise UnreadableError(t("source.no_table", path=source)) from error
    return iter(())


def _refuse_bombs(data: bytes, source: str) -> None:
    """Counts what comes out: what the archive says of its own sizes need not be true."""
    left = UNPACKED_LIMIT
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for member in archive.infolist():
                with archive.open(member) as stream:
                    while left >= 0 and (chunk := stream.read(_CHUNK)):
                        left -= len(chunk)
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise UnreadableError(t("source.no_table", path=source)) from error
    if left < 0:
        raise UnreadableError(t("source.large", path=source, mb=UNPACKED_LIMIT >> 20))


def _text(cell: object) -> str:
    """A cell as its column would be written: a whole number without its fraction, a day in ISO."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and not cell.hour and not cell.minute and not cell.second:
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)
