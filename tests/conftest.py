from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader import i18n
from tests.fakes import TableAnalyser


@pytest.fixture(scope="session", autouse=True)
def _no_kiwi() -> Iterator[None]:
    """Kiwi takes seconds to load: in this process only tests that are marked so make one, by themselves."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("reader.analysing.kiwi", lambda workers=0: TableAnalyser())
        yield


@pytest.fixture(autouse=True)
def _korean() -> Iterator[None]:
    """Every test begins in Korean, whatever language the one before it spoke."""
    i18n.use("ko")
    yield
    i18n.use("ko")
