"""What a row of the list says, as pieces of text with a role each: pure, of exactly the width asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.frozen import frozen
from reader.i18n import t
from reader.library.values import Entry
from reader.model import Headline, Place
from reader.ui.cells import cells, ellipsis, fit, pad, safe, wrap
from reader.ui.days import row_day
from reader.ui.pieces import Passage, Piece, Role, Spans, styled
from reader.ui.story_rows import MARKS_WIDTH, count_label, marks, part_label, story_label

_DAY_WIDTH = 7
_PLACE_WIDTHS = range(6, 12)


@frozen
class RowForm:
    """How rows are drawn."""

    width: int
    dense: bool
    """Two lines a row, the headline flowing into the second."""
    with_day: bool
    """The day stands in the row."""
    spans: Spans | None = None
    quote: Callable[[Headline], Passage | None] | None = None
    """Gives the passage that stands in place of the headline's second line where only the text matches."""


def row_lines(
    entry: Entry, form: RowForm, *, cursor: bool, odd_day: bool = False, is_open: bool = False
) -> list[list[Piece]]:
    """The one or two lines of a row. `odd_day`: its day is inferred and the separator above does not say so.
    `is_open`: the articles that it stands for are under it."""
    title = safe(entry.headline.title).strip() or t("row.untitled")
    hits = [] if form.spans is None else list(form.spans(title))
    if form.width < MARKS_WIDTH + 4:
        return [[(" " * form.width, Role.PLAIN)]] * (2 if form.dense else 1)
    begin = marks(unread=entry.unread, saved=entry.saved, cursor=cursor, is_open=is_open)
    notes = _notes(entry, form, body_hit=form.spans is not None and not hits)
    if form.dense:
        quoted = None if hits or form.spans is None or form.quote is None else form.quote(entry.headline)
        first, second = _two_lines(entry, form, title, hits, notes, odd_day=odd_day, quoted=quoted)
        return [[*begin, *first], second]
    return [[*begin, *_one_line(entry, form, title, hits, notes)]]


def place_name(place: Place, *, short: bool = False) -> str:
    """The word for a place; `short` for rows and the line of places."""
    key = f"side.{place.value}"
    return t(f"{key}_short" if short and place in (Place.ELSEWHERE, Place.UNKNOWN) else key)


def _place_width() -> int:
    """Cells of the longest short name of a place, within reason: another language has longer ones."""
    longest = max(cells(place_name(place, short=True)) for place in Place)
    return min(max(longest, _PLACE_WIDTHS.start), _PLACE_WIDTHS.stop - 1)


def _notes(entry: Entry, form: RowForm, *, body_hit: bool) -> list[str]:
    versions = entry.headline.versions
    notes = [t("row.edited", n=versions - 1)] if versions > 1 else []
    notes += filter(None, [part_label(entry) if form.dense else count_label(entry)])
    return [*notes, t("row.body_hit")] if body_hit else notes


def _two_lines(
    entry: Entry,
    form: RowForm,
    title: str,
    hits: list[tuple[int, int]],
    notes: list[str],
    *,
    odd_day: bool,
    quoted: Passage | None,
) -> list[list[Piece]]:
    """`quoted` takes the place of what of the title does not fit into the first line."""
    room = form.width - MARKS_WIDTH - 1
    role = _role(entry)
    start, end = (0, len(title)) if quoted else wrap(title, room)[0]
    rest = len(title) - len(title[end:].lstrip())
    day = [row_day(entry.headline.published)] if form.with_day or odd_day else []
    label = fit("  ".join([*notes, " ".join([*day, story_label(entry)])]), room // 2 if quoted else room * 2 // 3)
    free = room - cells(label)
    first = [*styled(title, start, end, hits, role, room, fill=True), (" ", Role.PLAIN)]
    if quoted:
        passage, found = _hit_in_sight(*quoted, free - 2)
        second = styled(passage, 0, len(passage), found, Role.QUIET, max(0, free - 2))
    else:
        second = styled(title, rest, len(title), hits, role, max(0, free - 2))
    gap = free - sum(cells(text) for text, _ in second)
    indent = (" " * MARKS_WIDTH, Role.PLAIN)
    return [first, [indent, *second, (" " * gap, Role.PLAIN), (label, Role.QUIET), (" ", Role.PLAIN)]]


def _hit_in_sight(text: str, hits: Sequence[tuple[int, int]], room: int) -> Passage:
    """A passage without so many of its first words that its first hit is seen in `room` cells, with more after it."""
    begin = 0
    while hits and cells(text[begin : hits[0][1]]) > room * 2 // 3 and begin < hits[0][0]:
        begin = text.find(" ", begin, hits[0][0]) + 1 or hits[0][0]
    if not begin:
        return text, hits
    moved = begin - len(ellipsis())
    return ellipsis() + text[begin:], [(start - moved, end - moved) for start, end in hits]


def _one_line(entry: Entry, form: RowForm, title: str, hits: list[tuple[int, int]], notes: list[str]) -> list[Piece]:
    headline = entry.headline
    columns = pad(place_name(headline.primary, short=True), _place_width()) + " "
    if form.with_day:
        columns = pad(row_day(headline.published), _DAY_WIDTH - 1) + " " + columns
    room = form.width - MARKS_WIDTH - cells(columns) - 1
    if room < 8:
        columns, room = "", form.width - MARKS_WIDTH - 1
    label = fit("  ".join(notes), room // 3)
    free = room - cells(label) - (2 if label else 0)
    pieces = styled(title, 0, len(title), hits, _role(entry), free, fill=True)
    tail = [("  " + label, Role.QUIET)] if label else []
    return [(columns, Role.QUIET), *pieces, *tail, (" ", Role.PLAIN)]


def _role(entry: Entry) -> Role:
    return Role.UNREAD if entry.unread else Role.PLAIN
