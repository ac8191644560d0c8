"""The English words of the agenda, of coverage and of the briefing."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "side.agenda": "Agenda",
    "agenda.calendar": "gjnews agenda",
    "key.agenda": "the agenda",
    "footer.agenda": "Enter open the article  y copy  Esc close",
    "agenda.past": "{n} that are over",
    "agenda.preparing": "Days are still being looked for: {n} articles are left.",
    "agenda.until": "by",
    "agenda.weekly": "weekly",
    "agenda.monthly": "monthly",
    "agenda.articles": "{n} {n:article|articles}",
    "copy.text": "Copied.",
    "agenda.gone": "That article is no longer in the archive.",
    "cover.line": "Release {office} {day} → run by {n}",
    "cover.rest": "{n} more",
    "brief.title": "{place}: morning briefing, {day}",
    "brief.title_all": "Morning briefing, {day}",
    "brief.range": "{days} · {stories} {stories:story|stories}, {articles} {articles:article|articles}",
    "brief.section": "{place}: {stories} {stories:story|stories}, {articles} {articles:article|articles}",
    "brief.nothing": "Nothing new.",
    "brief.unrun": "Releases that nobody ran: {n}",
    "brief.agenda": "Coming up, until {until}: {n}",
    "brief.no_agenda": "Nothing is announced.",
    "brief.elsewhere": "Besides, {n} {n:story|stories} of elsewhere or of no known place",
    "side.brief": "Briefing",
    "key.brief": "the morning briefing",
    "footer.brief": "y copy  Space next page  Esc close",
    "brief.making": "Making the briefing.",
}
