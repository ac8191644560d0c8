"""Who works in the background goes behind others, in its session and with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
import os
from reader.priority import lower
before = os.nice(0)
lower(8)
print(os.nice(0) - before)
print(open("/proc/self/autogroup").read() if os.path.exists("/proc/self/autogroup") else "")
"""
GROUP = Path("/proc/self/autogroup")


def lowered(*, alone: bool) -> tuple[str, str]:
    """How much nicer the process became, and what its session's group is then (empty: the group of all others)."""
    made = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, text=True, check=True, start_new_session=alone
    )
    niceness, _, group = made.stdout.partition("\n")
    return niceness, group.strip()


def test_a_process_is_as_nice_as_it_says() -> None:
    assert lowered(alone=False)[0] == "8"


@pytest.mark.skipif(not GROUP.exists(), reason="sessions have no priority of their own here")
def test_a_session_is_half_as_nice_as_its_leader_and_as_nobody_else() -> None:
    if not (group := lowered(alone=True)[1]):
        pytest.skip("sessions have no priority of their own here")
    assert group.endswith("nice 4")
    assert lowered(alone=False)[1] == GROUP.read_text(encoding="ascii").strip()
