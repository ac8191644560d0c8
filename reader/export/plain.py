"""One article as plain text: what is given to a program of the person's."""

from __future__ import annotations

from collections.abc import Iterator

from reader.export import citation, facts
from reader.model import Article
from reader.text.printable import printable, printable_line


def text(article: Article) -> str:
    """Headline, facts, text and citation, a blank line between them."""
    return "\n\n".join(part for part in _parts(article) if part) + "\n"


def _parts(article: Article) -> Iterator[str]:
    yield printable_line(article.title)
    yield facts.byline(article)
    yield printable(article.body).replace("\n", "\n\n")
    yield facts.cut_notice(article)
    yield "\n".join(facts.pictures(article))
    yield printable_line(citation(article))
