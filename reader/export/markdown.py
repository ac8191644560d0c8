"""Markdown that says what the articles say: nothing in them can become a heading, a link or a tag."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.export import citation, facts
from reader.export.values import Exported, Heading
from reader.i18n import t
from reader.text.printable import printable_line

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~]")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)")


def lines(items: Iterable[Exported], heading: Heading) -> Iterator[str]:
    """The whole document, piece by piece."""
    yield f"# {plain(t('list.plain', text=heading.name, n=heading.total))}\n\n"
    yield f"{t('export.made', day=facts.full_day(heading.day))}\n"
    for item in items:
        yield "\n" + "\n\n".join(_parts(item)) + "\n"


def _parts(item: Exported) -> Iterator[str]:
    article = item.article
    yield f"## {plain(article.title)}"
    yield plain(facts.byline(article))
    if article.title_derived:
        yield plain(t("read.derived"))
    yield from (plain(paragraph) for paragraph in article.body.split("\n") if paragraph.strip())
    if notice := facts.cut_notice(article):
        yield plain(notice)
    yield from (f"> {plain(picture)}" for picture in facts.pictures(article))
    if item.marked.note:
        yield f"> **{t('read.note')}** {plain(item.marked.note)}"
    if item.marked.tags:
        yield f"> **{t('read.tags')}** {plain(', '.join(item.marked.tags))}"
    yield f"> {plain(citation(article))}"


def plain(text: str) -> str:
    """`text` on one line, with a backslash wherever Markdown would make something of it."""
    escaped = _SPECIAL.sub(lambda match: "\\" + match[0], printable_line(text))
    return _LINE_START.sub(_unlisted, escaped)


def _unlisted(match: re.Match[str]) -> str:
    """What would begin a list or underline a heading: the sign, or the one behind the number, is taken literally."""
    space, sign = match.groups()
    return f"{space}{sign[:-1]}\\{sign[-1]}"
