"""A file of an export is whole or not there."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.export.values import Format
from reader.export.writing import format_of, pieces, write
from tests.export.articles import HEADING, ITEMS


@pytest.mark.parametrize("form", list(Format))
def test_every_format_can_be_written_and_read_back_as_utf_8(form: Format, tmp_path: Path) -> None:
    path = tmp_path / f"out.{form}"
    size = write(path, pieces(form, ITEMS, HEADING))
    assert path.stat().st_size == size
    assert "마을정원사" in path.read_text(encoding="utf-8")


def test_the_ending_says_the_format() -> None:
    endings = {name: format_of(Path(name)) for name in ("a.MD", "b.jsonl", "c.csv", "d.htm", "e.txt", "f")}
    assert endings == {
        "a.MD": Format.MD,
        "b.jsonl": Format.JSON,
        "c.csv": Format.CSV,
        "d.htm": Format.HTML,
        "e.txt": None,
        "f": None,
    }


def test_a_file_that_is_there_is_replaced_only_where_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    path.write_text("먼저", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write(path, ["나중"])
    assert path.read_text(encoding="utf-8") == "먼저"
    write(path, ["나중"], replace=True)
    assert path.read_text(encoding="utf-8") == "나중"
    assert list(tmp_path.iterdir()) == [path]


def test_what_fails_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    def broken() -> Iterator[str]:
        yield "처음"
        raise OSError("끊김")

    path = tmp_path / "out.md"
    path.write_text("먼저", encoding="utf-8")
    with pytest.raises(OSError, match="끊김"):
        write(path, broken(), replace=True)
    assert path.read_text(encoding="utf-8") == "먼저"
    assert list(tmp_path.iterdir()) == [path]


def test_an_error_is_about_the_file_that_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "없는 폴더" / "out.md", tmp_path / "folder", tmp_path / ("길" * 200 + ".md")):
        with pytest.raises(OSError, match=re.escape(str(path))) as failed:
            write(path, ["글"], replace=True)
        assert failed.value.filename == str(path)
        assert failed.value.errno


def test_a_disk_that_is_full_is_told_with_the_file_that_was_asked_for(tmp_path: Path) -> None:
    def filling() -> Iterator[str]:
        yield "처음"
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space left") as failed:
        write(tmp_path / "out.md", filling())
    assert (failed.value.errno, failed.value.filename) == (errno.ENOSPC, str(tmp_path / "out.md"))
    assert not list(tmp_path.iterdir())


def test_a_file_that_came_meanwhile_does_not_give_way(tmp_path: Path) -> None:
    path = tmp_path / "out.md"

    def text() -> Iterator[str]:
        path.write_text("다른 것", encoding="utf-8")
        yield "우리 것"

    with pytest.raises(FileExistsError):
        write(path, text())
    assert path.read_text(encoding="utf-8") == "다른 것"
