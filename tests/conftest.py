from __future__ import annotations

import pytest

from tests.fakes import TableAnalyser


@pytest.fixture(autouse=True)
def _no_kiwi(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kiwi takes seconds to load: only tests that are marked so use it in this process."""
    if request.node.get_closest_marker("kiwi") is None:
        monkeypatch.setattr("reader.analysing.kiwi", lambda workers=0: TableAnalyser())
