"""The English words of the agenda, of coverage and of the briefing."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "side.agenda": "Agenda",
    "agenda.calendar": "gjnews agenda",
    "key.agenda": "the agenda",
    "footer.agenda": "Enter open the article  y copy  Esc close",
    "agenda.past": "{n} that are over",
    "agenda.until": "by",
    "agenda.articles": "{n} articles",
    "copy.text": "Copied.",
    "agenda.gone": "That article is no longer in the archive.",
    "cover.line": "Release {office} {day} → run by {n}",
    "cover.rest": "{n} more",
}
