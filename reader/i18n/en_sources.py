"""Words about feeds, pages and tables that are read, in English."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "source.no_feed": "not a feed: {path} - give the address or file of RSS, Atom or JSON Feed.",
    "source.empty_entry": "an entry without title and text ({entry})",
    "source.no_opml": "not a list of subscriptions (OPML): {path} - give an .opml file that a reader exported.",
    "source.no_table": "not a spreadsheet: {path} - save it as Excel (.xlsx) or CSV.",
    "source.no_columns": (
        "a table without title and text: {path} - name its columns title, body, outlet, date in its first row."
    ),
    "source.row": "not a row of a table (a quotation mark that is not closed)",
    "source.subscriptions": "a list of subscriptions (OPML): {path} - gjnews import FILE adds them.",
    "source.no_page": "no article in this web page: {path} - save the page of one article.",
    "source.tangled": "made so that reading it would not end, and left out: {path} - tell whoever makes the feed.",
}
