"""The person's own tables of places: whether something in them was not understood."""

from __future__ import annotations

from pathlib import Path

FOLDER = "gazetteer"
"""As `reader.tagging.gazetteer.own` has it, which is brought in only where there are tables."""


def overlooked(home: Path) -> str:
    """A line about rows that are not used, for the person; empty where there are none."""
    if not any((home / FOLDER).glob("*.toml")):
        return ""
    from reader.i18n.gazetteer import t
    from reader.tagging.gazetteer.own import read

    wrong = [table for path in sorted((home / FOLDER).glob("*.toml")) if (table := read(path)).faults]
    if not wrong:
        return ""
    faults = sum(len(table.faults) for table in wrong)
    return t(
        "overlooked" if len(wrong) == 1 else "overlooked_files", file=wrong[0].path.name, n=faults, m=len(wrong) - 1
    )
