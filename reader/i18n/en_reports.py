"""The English words of the agenda, of coverage and of the briefing."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "side.agenda": "Agenda",
    "agenda.calendar": "gjnews agenda",
    "key.agenda": "the agenda",
}
