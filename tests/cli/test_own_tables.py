"""What the commands that place articles say of a table of the person's own that is not understood."""

from __future__ import annotations

from pathlib import Path

from tests.cli.helpers import WIRE, errors, gjnews

WRONG = '[[row]]\nkind = "planet"\nplace = "buk"\nnames = ["예시광장"]\nsource = "직접 봄"\nseen = 2026-02-01\n'
TOLD = "gjnews: 내 지명 사전 mine.toml에서 1곳을 읽지 못했습니다. gjnews doctor가 어디인지 보입니다."


def test_import_and_analyse_name_a_table_with_a_wrong_row_once(tmp_path: Path) -> None:
    (tmp_path / "gazetteer").mkdir()
    (tmp_path / "gazetteer" / "mine.toml").write_text(WRONG, encoding="utf-8")
    done = gjnews(tmp_path, "import", "--format", "wire", "-", stdin=WIRE.encode())
    assert (done.returncode, errors(done)) == (0, [TOLD])
    done = gjnews(tmp_path, "analyse")
    assert (done.returncode, errors(done)) == (0, [TOLD])


def test_a_table_in_order_is_not_worth_a_line(tmp_path: Path) -> None:
    (tmp_path / "gazetteer").mkdir()
    (tmp_path / "gazetteer" / "mine.toml").write_text(WRONG.replace("planet", "landmark"), encoding="utf-8")
    done = gjnews(tmp_path, "import", "--later", "--format", "wire", "-", stdin=WIRE.encode())
    assert (done.returncode, errors(done)) == (0, [])
