"""Settings and directories."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.config import KEYS, Complaint, Directories, Keep, Settings, directories, load, parse


def test_one_variable_holds_everything_in_one_directory(tmp_path: Path) -> None:
    assert directories({"GJNEWS_HOME": str(tmp_path)}) == Directories(tmp_path, tmp_path, tmp_path, tmp_path)


def test_without_the_variable_the_platform_decides() -> None:
    found = directories({})
    assert found.data.name == "gjnews"
    assert found.settings_file == found.config / "config.toml"


def test_an_empty_variable_is_no_variable() -> None:
    assert directories({"GJNEWS_HOME": ""}) == directories({})


def test_asking_for_directories_creates_none(tmp_path: Path) -> None:
    directories({"GJNEWS_HOME": str(tmp_path / "new")})
    assert not (tmp_path / "new").exists()


def test_an_absent_file_is_all_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "config.toml") == (Settings(), ())


def test_every_setting_can_be_set() -> None:
    text = (
        'lang = "en"\nambiguous_width = 2\nmouse = false\nplace = "서구"\ntheme = "ansi"\nfold = false\n'
        "fetch_minutes = 30\nfetch_on_battery = true\nprivate_addresses = true\nkeep_days = 365\nkeep_articles = 9\n"
        '[keep]\n"예시일보" = {days = 30, articles = 500}\n'
    )
    shown = {"lang": "en", "ambiguous_width": 2, "mouse": False, "place": "seo", "theme": "ansi", "fold": False}
    fetched = {"fetch_minutes": 30, "fetch_on_battery": True, "private_addresses": True}
    kept = {"keep_days": 365, "keep_articles": 9, "keep": {"예시일보": Keep(30, 500)}}
    assert parse(text) == (Settings(**shown, **fetched, **kept), ())
    assert all(key in text for key in KEYS)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('colour = "red"', Complaint("colour", "red", "")),
        ('mouse = "no"', Complaint("mouse", "no", "true, false")),
        ("mouse = 0", Complaint("mouse", "0", "true, false")),
        ("ambiguous_width = 3", Complaint("ambiguous_width", "3", "1, 2")),
        ("ambiguous_width = true", Complaint("ambiguous_width", "True", "1, 2")),
        ('lang = "fr"', Complaint("lang", "fr", '"ko", "en"')),
        ("theme = 5", Complaint("theme", "5", '"…"')),
        ("fetch_minutes = 1", Complaint("fetch_minutes", "1", "0, 5…")),
        ("keep_days = -1", Complaint("keep_days", "-1", "0, 1…")),
        ("keep = {x = {weeks = 1}}", Complaint("keep", "{'x': {'weeks': 1}}", '"…" = {days = 30, articles = 500}')),
    ],
)
def test_a_wrong_setting_is_named_and_the_others_hold(line: str, complaint: Complaint) -> None:
    settings, complaints = parse(f'{line}\nplace = "gwangsan"\n')
    assert settings == Settings(place="gwangsan")
    assert complaints == (complaint,)


def test_broken_toml_is_one_complaint_about_the_file() -> None:
    settings, (complaint,) = parse("mouse = \n")
    assert settings == Settings()
    assert complaint.key == ""
    assert complaint.place == (1, 9)


@pytest.mark.parametrize(("text", "place"), [("a = 1\n[broken\n", (2, 8)), ('lang = "ko', (1, 11))])
def test_the_place_where_toml_breaks_is_told_by_line_and_column(text: str, place: tuple[int, int]) -> None:
    assert [complaint.place for complaint in parse(text)[1]] == [place]


def test_a_file_in_another_encoding_is_named_not_fatal(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes('theme = "광주"'.encode("cp949"))
    assert load(path) == (Settings(), (Complaint(),))


def test_a_settings_file_that_is_a_folder_is_named_not_fatal(tmp_path: Path) -> None:
    settings, (complaint,) = load(tmp_path)
    assert settings == Settings()
    assert isinstance(complaint.error, IsADirectoryError)


def test_a_home_that_is_a_file_is_no_matter_of_settings(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")
    assert load(tmp_path / "home" / "config.toml") == (Settings(), ())
