"""Help, wrong usage, languages, settings: what the program says before it does anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader import __version__
from reader.cli.run import COMMANDS
from tests.cli.helpers import errors, gjnews, process

EVERY = [name for group in COMMANDS for name in group]


def test_the_version_is_told_without_importing_anything(tmp_path: Path) -> None:
    done = process(tmp_path, "--version")
    assert (done.returncode, done.stdout.decode()) == (0, f"gjnews {__version__}\n")
    imported = process(tmp_path, "--version", env={"PYTHONPROFILEIMPORTTIME": "1"}).stderr.decode()
    assert not {"argparse", "json", "sqlite3", "reader.config"} & {
        line.split("|")[-1].strip() for line in imported.splitlines()
    }


def test_the_help_names_every_command_in_both_languages(tmp_path: Path) -> None:
    for arguments in (["--help"], ["--lang", "en", "--help"], ["--help", "--lang=en"]):
        done = gjnews(tmp_path, *arguments)
        assert done.returncode == 0
        assert all(f"gjnews {name}" in done.stdout.decode() for name in EVERY)


@pytest.mark.parametrize("name", EVERY)
def test_each_command_has_a_help_of_its_own(tmp_path: Path, name: str) -> None:
    done = gjnews(tmp_path, name, "--help")
    assert done.returncode == 0
    assert done.stdout.decode().startswith(f"쓰임새: gjnews {name}")
    english = gjnews(tmp_path, name, "--help", "--lang", "en").stdout.decode()
    assert english.startswith(f"usage: gjnews {name}")
    assert not [char for char in english.replace("통합돌봄", "") if "가" <= char <= "힣" and name != "search"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["serch"], "search인가요?"),
        (["search", "--limt", "3"], "모르는 선택입니다: --limt"),
        (["search", "--limit"], "값이 빠졌습니다: --limit"),
        (["search", "--limit", "many"], "--limit의 값이 잘못됐습니다"),
        (["search", "--limit", "-3"], "--limit에는 0이나"),
        (["search", "--sort", "up"], "--sort에 없는 값입니다"),
        (["show"], "빠진 것이 있습니다: id"),
        (["import"], "빠진 것이 있습니다: paths"),
        (["save"], "빠진 것이 있습니다: ids"),
        (["--lang", "fr", "search"], "--lang에는 ko나 en"),
        (["--lang"], "--lang에는 ko나 en"),
        (["--colour"], "그런 명령이 없습니다: --colour"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(tmp_path: Path, arguments: list[str], said: str) -> None:
    done = gjnews(tmp_path, *arguments)
    (line,) = errors(done)
    assert said in line
    assert (done.returncode, done.stdout) == (2, b"")


def test_a_file_in_place_of_a_command_is_told_how_to_be_opened(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.touch()
    (line,) = errors(gjnews(tmp_path, str(path)))
    assert f"gjnews open {path}" in line


@pytest.mark.parametrize("arguments", [[], ["open"], ["open", "some.txt"]])
def test_without_a_terminal_the_reader_names_the_search(tmp_path: Path, arguments: list[str]) -> None:
    done = process(tmp_path, *arguments)
    (line,) = errors(done)
    assert "gjnews search" in line
    assert done.returncode == 2


def test_the_language_of_the_settings_holds_unless_another_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('lang = "en"\n', encoding="utf-8")
    assert gjnews(tmp_path, "--help").stdout.decode().startswith("gjnews — local news")
    assert gjnews(tmp_path, "--lang", "ko", "--help").stdout.decode().startswith("gjnews — 광주")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('colour = "red"\n', "모르는 설정이 있습니다: colour"),
        ("mouse = 3\n", "mouse에 쓸 수 없는 값입니다: 3 (쓸 수 있는 값: true, false)"),
        ("mouse = \n", "config.toml 1번째 줄 9번째 칸이 TOML이 아니어서"),
    ],
)
def test_a_wrong_setting_is_named_and_not_fatal(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")
    done = gjnews(tmp_path, "--help")
    (line,) = errors(done)
    assert said in line
    assert done.returncode == 0


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_home_or_archive_of_the_wrong_kind_is_told_in_one_line_of_the_language_asked_for(
    tmp_path: Path, lang: str
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "home" / "archive.db").mkdir(parents=True)
    for home, at in (("file", "file"), ("file/below", "file/below"), ("home", "home/archive.db")):
        done = gjnews(tmp_path / home, "--lang", lang, "import", "-", stdin=b"x")
        (line,) = errors(done)
        assert line.startswith(f"gjnews: {tmp_path}/{at}: ")
        said = line.removeprefix(f"gjnews: {tmp_path}/{at}: ")
        assert any("가" <= char <= "힣" for char in said) is (lang == "ko")
        assert len(said) > 30, "what is wrong, and what to do"
        assert done.returncode == 3
