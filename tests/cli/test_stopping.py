from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.archive.articles import Archive
from reader.errors import ArchiveError
from reader.turn import Turn
from tests.cli.helpers import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGINT")


def stored(home: Path) -> int:
    try:
        with Archive.open(home) as archive:
            return archive.count()
    except ArchiveError:  # it is being made just now
        return 0


def test_ctrl_c_in_the_middle_of_an_import_ends_it_after_its_batch(tmp_path: Path) -> None:
    """As a terminal sends it: to the import and to all the helpers that it started."""
    home, path = tmp_path / "home", tmp_path / "rows.jsonl"
    home.mkdir()
    lines = [{"title": f"남구, {n}번째 강좌", "body": f"남구는 {n}번째 강좌를 열었다고 밝혔다."} for n in range(8_000)]
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in lines), encoding="utf-8")
    environment = {**os.environ, "GJNEWS_HOME": str(home), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "reader", "import", "--later", str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, start_new_session=True) as running:
        until = time.monotonic() + 60
        while stored(home) < 500 and time.monotonic() < until:
            time.sleep(0.05)
        os.killpg(running.pid, signal.SIGINT)
        said, complaints = running.communicate(timeout=60)
    assert (running.returncode, said) == (130, b"")
    assert complaints.decode().splitlines() == ["gjnews: 그만두었습니다."]
    with Archive.open(home) as archive:
        assert 500 <= archive.count() < len(lines)
        assert archive.faults() == []
    assert Turn(home).begin_if_free()
