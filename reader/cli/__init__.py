"""The command line. Importing it costs next to nothing; each command brings in what it needs."""

from __future__ import annotations

import sys
from collections.abc import Sequence

INTERRUPTED = 130
"""The exit status that a shell expects of Ctrl+C."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``gjnews`` with `argv` (else the process's own); returns the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == ["--version"]:
        from reader import __version__

        print(f"gjnews {__version__}")
        return 0
    try:
        from reader.cli.run import run

        return run(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
