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
print(os.nice(0) - before, open("/proc/self/autogroup").read() if os.path.exists("/proc/self/autogroup") else "")
"""
HAS_GROUPS = Path("/proc/self/autogroup").exists()


def lowered(*, alone: bool) -> list[str]:
    made = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, text=True, check=True, start_new_session=alone
    )
    return made.stdout.split()


def test_a_process_is_as_nice_as_it_says() -> None:
    assert lowered(alone=False)[0] == "8"


@pytest.mark.skipif(not HAS_GROUPS, reason="sessions have no priority of their own here")
def test_a_session_is_half_as_nice_as_its_leader_and_as_nobody_else() -> None:
    assert lowered(alone=True)[-1] == "4"
    assert lowered(alone=False)[-1] == Path("/proc/self/autogroup").read_text().split()[-1]
