"""``gjnews doctor``: is everything whole, and make it so."""

from __future__ import annotations

from reader.cli.output import complain, print_json, say
from reader.cli.parser import Parser
from reader.cli.run import DONE, UNREADABLE
from reader.cli.words import t
from reader.config import Settings, directories


def doctor(arguments: list[str], _settings: Settings) -> int:
    """Check both files of the home, with ``--repair`` mend them first; what is still wrong makes status 3."""
    parser = Parser("doctor")
    parser.option("--repair", action="store_true")
    parser.option("--json", action="store_true")
    asked = parser.read(arguments)
    from reader.doctor import check, repair

    home = directories().data
    done = repair(home, waiting=lambda: complain(t("import.busy"))) if asked.repair else []
    found = check(home)
    if asked.json:
        print_json({"repaired": line} for line in done)
        print_json({"file": str(finding.path), "fault": finding.line, "damaged": finding.damaged} for finding in found)
    else:
        for line in [*done, *(finding.line for finding in found)]:
            say(line)
        if not found:
            say(t("doctor.ok"))
    return UNREADABLE if found else DONE
