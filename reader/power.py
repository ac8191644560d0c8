"""Whether the machine runs on its battery, so that work that can wait does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SUPPLIES = Path("/sys/class/power_supply")


def on_battery(supplies: Path = SUPPLIES) -> bool:
    """Whether a battery is being used up; False where nothing is known of one."""
    if sys.platform == "darwin":
        return _told_by_macos()
    try:
        return any(_is_used_up(supply) for supply in supplies.iterdir())
    except OSError:
        return False


def _is_used_up(supply: Path) -> bool:
    """Of the machine itself: a mouse has a battery too, whose scope is ``Device``."""
    return (
        _read(supply / "type") == "Battery"
        and _read(supply / "scope") != "Device"
        and _read(supply / "status") == "Discharging"
    )


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""


def _told_by_macos() -> bool:
    try:
        told = subprocess.run(["/usr/bin/pmset", "-g", "batt"], capture_output=True, timeout=5, check=False)
    except (OSError, subprocess.SubprocessError):
        return False
    return b"'Battery Power'" in told.stdout
