from __future__ import annotations

from pathlib import Path

import pytest

from tests.loopback import serving
from tests.measure.together import together


def test_two_readers_and_a_fetch_at_once_meet_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a few seconds; `python -m tests.measure.together` does it for a minute."""
    for name in ("http_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with serving() as server:
        assert together(server, tmp_path, 4.0) == 0
