"""Exporting from within the reader: `e` and `|`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from reader.library import Library
from reader.ui.exporting import file_name
from reader.ui.piping import Ended, run, told
from tests.ui import news
from tests.ui.test_app import Reading, reading


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return news.files(tmp_path)


async def answer(reader: Reading, text: str) -> None:
    """Types another answer than the one proposed."""
    await reader.press("ctrl+u", *text, "enter")
    await reader.app.workers.wait_for_complete()
    await reader.pilot.pause()


async def test_the_view_is_written_and_what_was_written_is_said(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "일감").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path / "일감")
    path = tmp_path / "돌봄.json"
    with library:
        async with reading(library) as reader:
            await reader.type("돌봄")
            await reader.press("enter")
            await reader.pilot.pause(0.3)
            await reader.press("e")
            assert await reader.shows("이 보기: 돌봄 — 2건")
            await reader.press("1")
            assert await reader.shows(f"~/일감/돌봄-{library.today}.md")
            await answer(reader, str(path))
            assert reader.sees("2건을 적었습니다")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert sorted(row["title"] for row in rows) == [
        "광주 서구, 이웃 돌봄 모임 200명 모집",
        "광주시, 통합돌봄 성과 나눈다",
    ]


async def test_the_article_is_the_other_choice_and_the_first_one_where_it_is_being_read(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "a.md"
    with library:
        async with reading(library) as reader:
            await reader.press("enter", "e", "enter")
            await answer(reader, str(path))
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# 광주 서구, 이웃 돌봄 모임 200명 모집 — 1건")
    assert "30째 문단입니다" in text


async def test_a_name_that_cannot_be_taken_stays_to_be_mended(library: Library, tmp_path: Path) -> None:
    there = tmp_path / "there.md"
    there.write_text("먼저", encoding="utf-8")
    with library:
        async with reading(library) as reader:
            await reader.press("e", "1")
            await answer(reader, str(there))
            assert await reader.shows("이미 있는 파일입니다")
            await answer(reader, str(tmp_path / "a.doc"))
            assert await reader.shows("가운데 하나로 끝나야 합니다")
            await reader.press("escape")
    assert there.read_text(encoding="utf-8") == "먼저"


async def test_a_folder_that_is_not_there_is_said_in_a_line(library: Library, tmp_path: Path) -> None:
    with library:
        async with reading(library) as reader:
            await reader.press("e", "1")
            await answer(reader, str(tmp_path / "없음" / "a.md"))
            assert await reader.shows("그런 파일이나 폴더가 없습니다")


async def test_a_list_with_nothing_in_it_has_nothing_to_export(library: Library) -> None:
    with library:
        async with reading(library) as reader:
            await reader.press("4", "e")
            assert reader.sees("내보낼 기사가 없습니다.")


def test_a_file_is_called_after_its_view_as_far_as_file_systems_go() -> None:
    day = date(2026, 1, 14)
    assert file_name("서구, 저장", day) == "서구_저장-2026-01-14"
    assert file_name("../../etc/passwd", day) == "etc_passwd-2026-01-14"
    assert file_name("???", day) == "gjnews-2026-01-14"
    assert len(file_name("긴" * 300, day)) == 40 + 11


async def test_a_command_gets_headline_text_and_citation_and_what_it_says_is_told(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "given.txt"
    with library:
        async with reading(library) as reader:
            await reader.press("|")
            await answer(reader, f"tee {path} | wc -l")
            lines = path.read_text(encoding="utf-8").splitlines()
            assert await reader.shows(f"명령이 답했습니다: {len(lines)}")
    assert lines[0] == "광주 서구, 이웃 돌봄 모임 200명 모집"
    assert lines[-1] == "박예시, “광주 서구, 이웃 돌봄 모임 200명 모집”, 예시일보, 2024. 3. 14., https://news.example/1"


async def test_a_command_that_fails_is_told_with_its_own_words(library: Library) -> None:
    with library:
        async with reading(library) as reader:
            await reader.press("|")
            await answer(reader, "printf '\\033[2J안 됩니다\\n' >&2; exit 3")
            assert await reader.shows("명령이 실패했습니다(3): [2J안 됩니다")
            await reader.press("|")
            assert await reader.shows("exit 3"), "the last command is offered again"
            await reader.press("escape")


async def test_leaving_does_not_wait_for_a_command(library: Library) -> None:
    with library:
        async with reading(library) as reader:
            await reader.press("|", *"sleep 600", "enter")
            assert await reader.shows("명령을 실행하고 있습니다: sleep 600")
            reader.app.exit()


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("cat > /dev/null", "명령에 넘겼습니다: cat > /dev/null"),
        ("true", "명령에 넘겼습니다: true"),
        ("head -c 6", "명령이 답했습니다: 제목"),
        ("exit 1", "명령이 실패했습니다(1): exit 1"),
        ("kill -9 $$", "명령이 끝까지 가지 못했습니다(신호 9): kill -9 $$"),
        ("printf '\\033]52;c;aGk=\\007\\n'", "명령이 답했습니다: ]52;c;aGk="),
    ],
)
def test_how_a_command_ended_is_told_honestly(command: str, words: str) -> None:
    assert told(command, run(command, "제목\n" * 100_000, lambda: False)) == words


def test_a_command_that_does_not_exist_is_a_failure_in_the_words_of_the_shell() -> None:
    ended = run("no-such-command-of-ours", "글", lambda: False)
    assert ended.status == 127
    assert "no-such-command-of-ours" in told("no-such-command-of-ours", ended)


def test_a_command_ends_with_its_children_when_the_reader_is_left() -> None:
    assert run("sleep 600 | sleep 600", "글", lambda: True) == Ended(-9)
