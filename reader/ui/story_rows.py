"""What a row says of the articles that it stands for, and the rows of these under it: pure, of exactly the width."""

from __future__ import annotations

from collections.abc import Sequence

from reader.frozen import frozen
from reader.i18n import t
from reader.library.values import Entry
from reader.model import Headline, Kind, Published
from reader.ui.cells import cells, fit, pad, safe
from reader.ui.days import row_day
from reader.ui.pieces import Piece, Role, Spans, styled

MARKS_WIDTH = 4
_BULLET = "- "
_LEAST = 12
"""Cells that a headline needs to say anything."""


@frozen
class Account:
    """What is told of one article of a story."""

    first: bool = False
    """Whether it was the first to tell."""
    retitled: bool = False
    """Whether it is a copy under another headline."""
    own: bool = False
    """Whether it is no copy, in a story of several."""
    matches: bool = True
    """Whether it belongs to the result."""


def outlet_label(headline: Headline) -> str:
    """Who published it, or that nobody is known to have."""
    if headline.outlet:
        return safe(headline.outlet)
    return t("row.release") if headline.kind is Kind.RELEASE else t("row.outlet_unknown")


def story_label(entry: Entry) -> str:
    """Who published what a row stands for: ``남도일보 외 6곳``, ``매일일보 등 2건``, ``매체 미상 2건``."""
    count = len(entry.rows)
    if count == 1:
        return outlet_label(entry.headline)
    if not entry.outlets:
        return t("row.unknown_n", n=count)
    first = safe(entry.outlets[0])
    if entry.unknown:
        return t("row.more_unknown", outlet=first, n=count)
    others = len(entry.outlets) - 1
    return t("row.more", outlet=first, n=others) if others else t("row.same_outlet", outlet=first, n=count)


def part_label(entry: Entry) -> str:
    """How many articles of the story are in the result, where they are not all: ``1/2건``; empty where they are."""
    count = len(entry.rows)
    return t("row.part", m=count, n=entry.size) if 0 < count < entry.size else ""


def count_label(entry: Entry) -> str:
    """How many articles a row stands for, where they are several or not all of the story: ``2건``, ``1/2건``."""
    count = len(entry.rows)
    return part_label(entry) or (t("row.count", n=count) if count > 1 else "")


def told_of(account: Account, headline: Headline) -> list[str]:
    """What is said of an article beside its outlet: ``첫 보도``, ``제목 바꿈``, ``자체 기사``, ``보도자료``."""
    is_release = headline.kind is Kind.RELEASE
    words = [t("row.release")] if is_release and headline.outlet else []
    words += [t("row.first")] if account.first else []
    words += [t("row.retitled")] if account.retitled else []
    words += [t("row.own")] if account.own and not is_release else []
    return [*words, t("row.edited", n=headline.versions - 1)] if headline.versions > 1 else words


def when(headline: Headline, but: Published | None = None) -> str:
    """The day and, where it is known, the time of an article in a row; the time alone on the day of `but`."""
    text = headline.published.text
    time = text.partition("T")[2][:5]
    if time and but is not None and but.first == headline.published.first:
        return time
    return f"{row_day(headline.published)} {time}".rstrip()


def marks(*, unread: bool, saved: bool, cursor: bool, is_open: bool = False) -> list[Piece]:
    """The first four cells of a row."""
    told = ("▪" if unread else " ") + ("*" if saved else " ")
    return [(">" if cursor else " ", Role.MARK), (told, Role.MARK), ("▾" if is_open else " ", Role.MARK)]


def member_lines(
    headline: Headline, account: Account, story: Entry, *, width: int, dense: bool, cursor: bool, spans: Spans | None
) -> list[list[Piece]]:
    """The one or two lines of an article under the row of its `story`."""
    if width < MARKS_WIDTH + 4:
        return [[(" " * width, Role.PLAIN)]] * (2 if dense else 1)
    unread = not headline.marked.read
    begin = [*marks(unread=unread, saved=headline.marked.saved, cursor=cursor), (_BULLET, Role.QUIET)]
    room = width - MARKS_WIDTH - len(_BULLET) - 1
    day = when(headline, story.headline.published)
    facts = "  ".join([day, outlet_label(headline), *told_of(account, headline)])
    role = Role.QUIET if not account.matches else Role.UNREAD if unread else Role.PLAIN
    title = safe(headline.title).strip() or t("row.untitled")
    hits = list(spans(title)) if spans is not None else []
    end: list[Piece] = [(" ", Role.PLAIN)]
    if dense:
        indent = (" " * (MARKS_WIDTH + len(_BULLET)), Role.PLAIN)
        below = styled(title, 0, len(title), hits, role, room, fill=True)
        return [[*begin, (pad(facts, room), Role.QUIET), *end], [indent, *below, *end]]
    return [[*begin, *_beside(facts, title, hits, role, room), *end]]


def _beside(facts: str, title: str, hits: Sequence[tuple[int, int]], role: Role, room: int) -> list[Piece]:
    """What is told of an article, then as much of its headline as there is room for."""
    facts = fit(facts, room)
    left = room - cells(facts) - 2
    if left < _LEAST:
        return [(pad(facts, room), Role.QUIET)]
    return [(facts + "  ", Role.QUIET), *styled(title, 0, len(title), hits, role, left, fill=True)]
