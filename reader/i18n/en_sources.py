"""Words about feeds, pages and tables that are read, in English."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "source.no_feed": "not a feed: {path} - give the address or file of RSS, Atom or JSON Feed.",
    "source.empty_entry": "an entry without title and text ({entry})",
    "source.no_opml": "not a list of subscriptions (OPML): {path} - give an .opml file that a reader exported.",
}
