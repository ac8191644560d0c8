"""The English words around searching, under the same keys as the Korean ones."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "filter.unknown": "No such value: {v}",
    "search.placeholder": "Words, initials (ㅌㅎㄷㅂ), or Hangul typed on a Latin layout (rhkdwn)",
    "search.zero": "{q} — 0. The result before it is left, dimmed.",
    "search.none": "Nothing found. Use fewer words, or press Esc and then 0 to drop the filters.",
    "search.layout": "Also read as Hangul: ‘{h}’.",
    "search.maybe": "Perhaps ‘{w}’?",
    "search.lemma": "{n} articles with related words",
    "search.lag": "The last syllable counts once you press Space or Enter (F8 composes Hangul here)",
    "search.f8": "Hangul is composed here — switch the input method off",
    "filter.bad": "No such date: {v} (such as 2026-01, 2026-01-14, 어제, 최근7일)",
    "filter.open": "{name}: {values}",
    "side.searches": "Saved searches",
    "side.searches_none": "Ctrl+S saves",
    "search.complete": "Tab {names}",
    "search.saved": "Search saved: {name}",
    "search.saved_here": "Search saved until this screen is closed: {name}",
    "search.saved_already": "This search is saved already: {name}",
    "search.renamed": "Search renamed: {before} → {name}",
    "search.removed": "Search removed: {name}",
    "search.nothing": "There is nothing to save. Type words, or choose at the left, and save then.",
    "search.none_chosen": "Put the cursor on a saved search at the left first.",
    "ask.search_name": "Name of the saved search — Enter saves",
    "key.save_search": "Save this search",
    "key.rename_search": "Rename a saved search",
    "key.remove_search": "Remove a saved search",
    "key.history": "Earlier searches",
    "quit.hint_box": "Press Esc, then q to quit.",
    "key.complete": "Complete a filter's name or value",
}
