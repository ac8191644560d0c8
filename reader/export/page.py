"""One HTML page that needs nothing else: no script, no font, no picture, no address but those of the articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from reader.export import citation, facts
from reader.export.values import Exported, Heading
from reader.i18n import t
from reader.text.printable import printable_line

_HEAD = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ max-width: 42rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.7; word-break: keep-all;
  overflow-wrap: anywhere;
  font-family: system-ui, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", sans-serif; }}
h1 {{ font-size: 1.5rem; }}
h2 {{ margin-top: 3rem; font-size: 1.1rem; border-bottom: 1px solid; }}
h3 {{ margin: 2rem 0 0; font-size: 1.15rem; }}
.facts, .quiet {{ opacity: .75; font-size: .9rem; }}
.mine {{ border-left: .25rem solid; padding-left: .75rem; }}
article {{ break-inside: avoid-page; }}
</style>
</head>
<body>
<h1>{title}</h1>
<p class="quiet">{made}</p>
"""


def lines(items: Iterable[Exported], heading: Heading) -> Iterator[str]:
    """The whole page, piece by piece; articles of one day that follow each other stand under that day."""
    title = t("list.plain", text=heading.name, n=heading.total)
    yield head(title, t("export.made", day=facts.full_day(heading.day)))
    above = ""
    for item in items:
        day = facts.day(item.article.published)
        if day != above:
            yield f"<h2>{safe(day)}</h2>\n"
            above = day
        yield from _article(item)
    yield "</body>\n</html>\n"


def head(title: str, made: str) -> str:
    """How a page begins: all above what it is about, and a quiet line on how it was `made`."""
    return _HEAD.format(lang=t("export.lang"), title=safe(title), made=safe(made))


def _article(item: Exported) -> Iterator[str]:
    article = item.article
    yield f'<article id="{safe(article.id)}">\n<h3>{linked(article.title, facts.web_address(article))}</h3>\n'
    yield _paragraph(facts.byline(article), "facts")
    if article.title_derived:
        yield _paragraph(t("read.derived"), "quiet")
    for paragraph in article.body.split("\n"):
        yield _paragraph(paragraph)
    for quiet in (facts.cut_notice(article), *facts.pictures(article)):
        yield _paragraph(quiet, "quiet")
    for name, words in (("note", item.marked.note or ""), ("tags", ", ".join(item.marked.tags))):
        yield _paragraph(f"{t(f'read.{name}')}  {words}" if words else "", "mine")
    yield _paragraph(citation(article), "quiet")
    yield "</article>\n"


def _paragraph(text: str, kind: str = "") -> str:
    if not text.strip():
        return ""
    return f'<p class="{kind}">{safe(text)}</p>\n' if kind else f"<p>{safe(text)}</p>\n"


def linked(text: str, url: str) -> str:
    """`text`, leading to `url` where there is one."""
    return f'<a href="{safe(url)}">{safe(text)}</a>' if url else safe(text)


def safe(text: str) -> str:
    """`text` on one line as HTML shows it, quotation marks too."""
    return escape(printable_line(text))
