"""A briefing as text for a messenger or 한글, as Markdown, as a page, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reader.export import markdown, page
from reader.i18n import t
from reader.library.briefing import Briefing, Line, Story, full_day, lines
from reader.model import Headline

FORMATS = ("text", "md", "html", "json")
MARKS = ("", "□ ", " ○ ", "   - ", "   ", "")
"""What stands before a line of each level in text."""


def rendered(briefing: Briefing, form: str) -> str:
    """`briefing` in one of `FORMATS`, ending in a newline."""
    if form == "json":
        return json.dumps(facts(briefing), ensure_ascii=False) + "\n"
    told = list(lines(briefing))
    if form == "html":
        return "".join(_html(told, t("export.made", day=full_day(briefing.last))))
    return "\n".join(_markdown(told) if form == "md" else text(told)) + "\n"


def text(told: Iterable[Line]) -> Iterator[str]:
    """``□`` sections, ``○`` stories, ``-`` what is known of them."""
    for line in spread(told):
        if line.level == 1:
            yield ""
        yield MARKS[line.level] + line.text


def spread(told: Iterable[Line]) -> Iterator[Line]:
    """`told` with each address on a line of its own, behind what else is known."""
    address = ""
    for line in told:
        if address and line.level != 3:
            yield Line(3, address)
            address = ""
        yield replace(line, url="")
        address = line.url or address
    if address:
        yield Line(3, address)


def _markdown(told: Iterable[Line]) -> Iterator[str]:
    for line in told:
        words = markdown.plain(line.text)
        if line.url:
            words = f"[{words}](<{line.url.replace('<', '%3C').replace('>', '%3E')}>)"
        if line.level < 2:
            yield f"{'#' * (line.level + 1)} {words}" if line.level == 0 else f"\n## {words}\n"
        elif line.level > 3:
            yield f"\n{'  ' if line.level == 4 else ''}{words}\n"
        else:
            yield f"{'  ' * (line.level - 2)}- {words}"


def _html(told: Iterable[Line], made: str) -> Iterator[str]:
    title, *rest = told
    yield page.head(title.text, made)
    before = 5
    for line in rest:
        yield _closed(before, line.level)
        words = page.linked(line.text, line.url)
        if line.level == 2:
            yield ("<ul>\n" if before not in (2, 3, 4) else "") + f"<li>{words}"
        elif line.level in (3, 4):
            yield f'<p class="{"quiet" if line.level == 3 else "text"}">{words}</p>'
        else:
            yield f"<h2>{words}</h2>\n" if line.level == 1 else f"<p>{words}</p>\n"
        before = line.level
    yield _closed(before, 5) + "</body>\n</html>\n"


def _closed(before: int, level: int) -> str:
    """What ends an item, and its list, where a line of `level` follows one of `before`."""
    if before not in (2, 3, 4) or level in (3, 4):
        return ""
    return "</li>\n" if level == 2 else "</li>\n</ul>\n"


def facts(briefing: Briefing) -> dict[str, object]:
    """The JSON of a briefing; every key always."""
    return {
        "from": briefing.first.isoformat(),
        "to": briefing.last.isoformat(),
        "place": briefing.mine.value if briefing.mine else None,
        "sections": [
            {"place": section.place.value, "stories": [_story(story) for story in section.stories]}
            for section in briefing.sections
        ],
        "unrun": [_story(story) for story in briefing.unrun],
        "agenda": [
            {
                "start": entry.first.isoformat(),
                "end": entry.last.isoformat(),
                "role": entry.role.value,
                "certain": entry.certain,
                "place": entry.place.value,
                "what": entry.what,
                "venue": entry.venue,
                "id": entry.article.id,
            }
            for entry in briefing.agenda
        ],
        "elsewhere": briefing.elsewhere,
    }


def _story(story: Story) -> dict[str, object]:
    told = story.coverage
    return {
        "story": told.story,
        "lead": {**_headline(told.lead), "url": story.url, "body": story.body or None},
        "articles": len(told.articles),
        "outlets": list(told.outlets),
        "unknown_outlets": told.unknown,
        "first": _headline(told.first) if told.first else None,
        "retitled": [_headline(each) for each in told.articles if each.id in told.retitled],
        "own": [_headline(each) for each in told.articles if each.id in told.own],
        "release": _headline(told.release) if told.release else None,
    }


def _headline(headline: Headline) -> dict[str, object]:
    published = headline.published
    return {
        "id": headline.id,
        "title": headline.title,
        "outlet": headline.outlet,
        "published": published.text,
        "published_certain": published.certain,
    }
