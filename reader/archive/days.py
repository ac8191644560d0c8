"""The days that an article names: archived with it, or found when somebody asks, where its import left that out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from reader.archive.codec import to_text_columns
from reader.errors import STUMBLES
from reader.model import Article


def is_whole(article: Article) -> bool:
    """Whether its days were looked for, so that a reason is kept of its own; without that none can be found."""
    return (
        bool(article.dates) or article.published.last is None or any(each.about == "date" for each in article.evidence)
    )


def whole(article: Article) -> Article:
    """`article` with the days that it names, and with the reason for its own."""
    if is_whole(article):
        return article
    from reader.tagging.dates import days_of

    try:
        found = days_of(article)
    except STUMBLES:
        return article  # it is worth more than its days
    return replace(article, dates=found.dates, evidence=(*article.evidence, *found.evidence))


def keep(connection: sqlite3.Connection, articles: Iterable[tuple[int, Article]]) -> None:
    """Archives the days of whole articles by their rows. Who read them before found the same: no change is told."""
    found = ((*to_text_columns(article)[-2:], row) for row, article in articles)
    connection.executemany("UPDATE text SET dates = ?, evidence = ? WHERE row = ?", found)
