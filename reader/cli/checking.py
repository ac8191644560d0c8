"""``gjnews doctor``: is everything whole, and make it so."""

from __future__ import annotations

import os

from reader.cli.output import complain, print_json, say
from reader.cli.parser import Parser
from reader.cli.run import DONE, UNREADABLE
from reader.cli.words import t
from reader.config import Settings, directories


def doctor(arguments: list[str], settings: Settings) -> int:
    """Check both files of the home, with ``--repair`` mend them first; what is still wrong makes status 3."""
    parser = Parser("doctor")
    parser.option("--repair", action="store_true")
    parser.option("--json", action="store_true")
    asked = parser.read(arguments)
    from reader import checkup
    from reader.cli import terminal
    from reader.doctor import check, repair

    folders = directories()
    home = folders.data
    done = repair(home, waiting=lambda: complain(t("import.busy"))) if asked.repair else []
    found = check(home)
    notes = [*checkup.feeds(home), *terminal.notes(os.environ, settings.ambiguous_width), *checkup.places(folders)]
    if asked.json:
        print_json({"repaired": line} for line in done)
        print_json({"file": str(finding.path), "fault": finding.line, "damaged": finding.damaged} for finding in found)
        print_json({"note": note.topic, "line": note.line} for note in notes)
    else:
        for line in [*done, *(finding.line for finding in found)]:
            say(line)
        if not found:
            say(t("doctor.ok"))
        for note in notes:
            say(note.line)
    return UNREADABLE if found else DONE
