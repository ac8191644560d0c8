"""The English words of exports."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "about.export": "write articles to a file (md, json, csv, html)",
    "use.export": "[WORD…] --to md|json|csv|html [--out FILE] [--limit N] [--sort new|old|best] [--whole] [--corrected]"
    " [--sample]",
    "describe.export": "Write every article that matches; without --out to standard output. A file that is there is"
    " replaced.\n\n"
    "  gjnews export place:seo date:2026-01 --to csv --out seo.csv\n"
    "  gjnews export is:saved --to html --out saved.html\n"
    "  gjnews export --to json --out all.json      # gjnews import all.json restores articles and marks\n"
    "  gjnews export --corrected --to json          # only corrected places: inferred is what was judged before\n\n"
    "md is Markdown, json one object a line (the keys of --json, and keys and inferred; history, bonds and links\n"
    "where there are any), csv for spreadsheets, html one page",
    "option.to": "format: md, json, csv, html (or by the ending of --out)",
    "option.out": "the file to write",
    "option.corrected": "only articles whose place was corrected",
    "usage.export_to": "Say which format: --to md, json, csv or html",
    "export.written": "Wrote {n} {n:article|articles}: {path}",
    "export.none": "There is nothing to export.",
    "export.made": "gjnews · exported {day}",
    "export.lang": "en",
    "export.certain": "certain",
    "export.kind.article": "article",
    "export.kind.release": "press release",
    "export.column.title": "title",
    "export.column.outlet": "outlet",
    "export.column.reporter": "reporter",
    "export.column.day": "day",
    "export.column.certain": "day certain",
    "export.column.basis": "basis of day",
    "export.column.place": "place",
    "export.column.places": "places",
    "export.column.institution": "institution",
    "export.column.kind": "kind",
    "export.column.url": "address",
    "export.column.body": "text",
    "export.column.note": "note",
    "export.column.tags": "tags",
    "export.column.read": "read",
    "export.column.saved": "read later",
    "export.column.id": "id",
    "export.column.source": "source",
    "export.what": "Choose what to export",
    "export.view": "This view: {name} — {n}",
    "export.article": "This article: {title}",
    "export.where": "File to write — let it end in .md .json .csv or .html. Enter writes",
    "export.ending": "The name must end in .md .json .csv or .html: {path}",
    "export.exists": "There is such a file. Use another name: {path}",
    "export.run": "Writing ({a}/{b})",
    "export.failed": "Not written. {why} ({path})",
    "export.busy": "The export before is still being written.",
    "pipe.ask": "Command to give the article to — headline and text on its standard input. Enter runs it",
    "pipe.run": "Running: {command}",
    "pipe.done": "Given to the command: {command}",
    "pipe.said": "The command says: {words}",
    "pipe.failed": "The command failed ({code}): {words}",
    "pipe.unstarted": "The command could not be run: {words}",
    "pipe.killed": "The command was ended by signal {code}: {words}",
    "mark.restored": "Marks of {n} {n:article|articles} restored.",
    "key.export": "export the view or the article",
    "key.pipe": "give the article to a command",
}
