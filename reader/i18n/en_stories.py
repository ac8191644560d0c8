"""The English words around stories: what rows fold, what unfolds, comparing texts."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "row.count": "{n} {n:article|articles}",
    "row.same_outlet": "{outlet}, {n} {n:article|articles}",
    "read.same_title": "{outlet} ‘{title}’",
    "read.same_rest": "and {n} more: v unfolds them",
    "fold.alone": "Nobody else told this.",
    "fold.is_off": "Stories are not folded. s folds them.",
    "fold.on": "One row for each story.",
    "fold.off": "One row for each article.",
    "key.unfold": "unfold the story, or fold it",
    "key.compare": "compare, word by word, with an earlier text or another outlet's",
    "key.folding": "one row for each story, or for each article",
    "help.note_stories": "A story has one row, and titles count articles and rows. 1/2 means that one of two articles"
    " is in the result. Own reporting is what copies no other text.",
    "compare.ask": "Compare with: {title}",
    "compare.none": "There is nothing to compare with: no earlier text, and nobody else told this.",
    "compare.title": "Compared",
    "compare.first": "as it first came · {day}",
    "compare.version": "edit {n} · {day}",
    "compare.other": "as printed elsewhere · {day}",
    "compare.seen": "{y}-{m:02}-{d:02} {time}",
    "compare.article": "{outlet} ‘{title}’",
    "compare.with": "The other: {name}",
    "compare.mine": "only here",
    "compare.theirs": "only there",
    "compare.legend": "{added}  {removed}",
    "compare.same": "Both texts have the same words.",
    "compare.counts": "words added {added} · words left out {removed}",
}
