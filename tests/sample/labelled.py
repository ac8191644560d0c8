"""What a reader says of every article in fixtures/edition: labels.jsonl, and of their events: stories.jsonl.

``institution`` may be a list of alternatives; ``accept``: other primary places that are right too; ``may``: places that
may be named besides; ``published`` a day or a month; ``dates``: days or periods (``a..b``) that must be found.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"


def labels() -> list[dict[str, Any]]:
    return _rows("labels.jsonl")


def stories() -> list[dict[str, Any]]:
    return _rows("stories.jsonl")


def _rows(name: str) -> list[dict[str, Any]]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]
