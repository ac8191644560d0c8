"""The tables of places that a person keeps in the home, and what is found wrong in tables."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from reader import ingest, worker
from reader.archive.articles import Archive
from reader.cli import main
from reader.intake import Fields, RawArticle
from reader.library.tables import overlooked
from reader.model import KST, Place
from reader.tagging import gazetteer
from reader.tagging.gazetteer import own
from reader.tagging.gazetteer.checking import faults
from reader.tagging.places import place

MINE = """
[[row]]
kind = "landmark"
place = "buk"
names = ["예시문화공방"]
source = "직접 봄"
seen = 2026-11-22
"""


@pytest.fixture(autouse=True)
def nobody() -> Iterator[None]:
    yield
    gazetteer.use(None)


def write(home: Path, text: str, name: str = "mine.toml") -> Path:
    path = home / own.FOLDER / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def placed(text: str) -> Place:
    return place(Fields("", False, text, False, None, None, None), date(2026, 11, 22)).primary


def test_a_name_of_the_person_s_own_is_found(tmp_path: Path) -> None:
    text = "광주 예시문화공방에서 24일 전시가 열렸다."
    assert placed(text) is Place.CITY
    write(tmp_path, MINE)
    gazetteer.use(tmp_path)
    assert placed(text) is Place.BUK
    gazetteer.use(None)
    assert placed(text) is Place.CITY


def test_what_the_person_says_of_a_name_goes_before_what_we_say(tmp_path: Path) -> None:
    text = "양림역사문화마을에서 24일 전시가 열렸다."
    assert placed(text) is Place.NAM
    write(tmp_path, MINE.replace("예시문화공방", "양림역사문화마을"))
    gazetteer.use(tmp_path)
    assert placed(text) is Place.BUK


WRONG = [
    ('kind = "planet"\nnames = ["화성돌"]', "planet"),
    ('kind = "landmark"\nplace = "buk"\nnames = ["탑"]', "names"),
    ('kind = "landmark"\nplace = "mars"\nnames = ["붉은탑"]', "mars"),
    ('kind = "landmark"\nnames = ["붉은탑"]', "place"),
    ('kind = "landmark"\nplace = "buk"\nname = ["붉은탑"]', "name"),
    ('kind = "office"\nplace = "buk"\ninstitution = "circus"\nnames = ["붉은탑"]', "circus"),
    ('kind = "landmark"\nplace = "buk"\nnames = "붉은탑"', "names"),
    ('kind = "landmark"\nplace = "buk"\nnames = ["붉은탑"]\nlocal = "yes"', "local"),
    ('kind = "landmark"\nplace = "buk"\nnames = ["붉은탑"]\nvalid_from = "2026"', "valid_from"),
    (
        'kind = "landmark"\nplace = "buk"\nnames = ["붉은탑"]\nvalid_from = 2026-07-01\nvalid_to = 2026-06-30',
        "2026-06-30",
    ),
    ('kind = "holder"\nplace = "buk"\nnames = ["홍예시"]', "title"),
    ('kind = "landmark"\nplace = "buk"\nconfused = 3', "confused"),
]


@pytest.mark.parametrize(("row", "told"), WRONG)
def test_a_wrong_row_is_one_clear_line_and_the_others_work(tmp_path: Path, row: str, told: str) -> None:
    path = write(tmp_path, f"[[row]]\n{row}\n{MINE}")
    table = own.read(path)
    assert [one.names for one in table.rows] == [("예시문화공방",)]
    (line,) = table.faults
    assert told in line
    assert str(path) in line
    assert "\n" not in line


@pytest.mark.parametrize("text", ["[[row]\nkind=", "row = 3", "row = [1]"])
def test_a_file_that_is_no_table_is_one_line_and_the_other_files_work(tmp_path: Path, text: str) -> None:
    write(tmp_path, text, "bad.toml")
    write(tmp_path, MINE)
    gazetteer.use(tmp_path)
    assert [len(table.faults) for table in own.tables()] == [1, 0]
    assert placed("광주 예시문화공방에서 24일 전시가 열렸다.") is Place.BUK


def test_a_broken_encoding_is_one_line(tmp_path: Path) -> None:
    path = write(tmp_path, "")
    path.write_bytes(b"\xb1\xa4\xc1\xd6")
    assert len(own.read(path).faults) == 1


def test_the_digest_changes_with_the_rows_and_not_with_their_layout(tmp_path: Path) -> None:
    digests = []
    for text in (MINE, "# mine\n" + MINE, MINE.replace("공방", "광장"), ""):
        write(tmp_path, text)
        gazetteer.use(tmp_path)
        digests.append(own.digest())
    assert digests[0] == digests[1] != digests[2]
    assert digests[3] == 0


def test_our_own_tables_have_no_faults(tmp_path: Path) -> None:
    assert faults(tmp_path) == []


def holder(name: str, start: str, end: str = "") -> str:
    until = f"valid_to = {end}\n" if end else ""
    return f'[[row]]\nkind = "holder"\nplace = "buk"\ntitle = "소장"\nnames = ["{name}"]\nvalid_from = {start}\n{until}source = "누리집"\nseen = 2026-11-22\n'


TERMS = [
    (holder("홍예시", "2022-07-01", "2026-07-01") + holder("김견본", "2026-07-01"), "2026-07-01"),
    (holder("홍예시", "2022-07-01", "2026-06-30") + holder("김견본", "2026-08-01"), "2026-07-31"),
    (MINE.replace('source = "직접 봄"\n', ""), "source"),
    (MINE + MINE, "예시문화공방"),
]


@pytest.mark.parametrize(("text", "told"), TERMS)
def test_overlaps_gaps_doubles_and_rows_without_a_source_are_found(tmp_path: Path, text: str, told: str) -> None:
    write(tmp_path, text)
    ((path, line),) = faults(tmp_path)
    assert told in line
    assert path.is_relative_to(tmp_path)


def test_terms_that_follow_each_other_are_in_order(tmp_path: Path) -> None:
    write(tmp_path, holder("홍예시", "2022-07-01", "2026-06-30") + holder("김견본", "2026-07-01"))
    assert faults(tmp_path) == []


def test_the_doctor_names_a_wrong_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GJNEWS_HOME", str(tmp_path))
    assert main(["doctor"]) == 0
    write(tmp_path, MINE.replace("landmark", "planet"))
    assert main(["doctor"]) == 3
    assert "planet" in capsys.readouterr().out


def test_one_line_tells_that_rows_are_not_used(tmp_path: Path) -> None:
    assert overlooked(tmp_path) == ""
    write(tmp_path, MINE)
    assert overlooked(tmp_path) == ""
    write(tmp_path, MINE + MINE.replace("landmark", "planet") + MINE.replace('"buk"', '"수성구"'))
    assert overlooked(tmp_path) == (
        "내 지명 사전 mine.toml에서 2곳을 읽지 못했습니다. gjnews doctor가 어디인지 보입니다."
    )
    (tmp_path / own.FOLDER / "other.toml").write_text("row = 3", encoding="utf-8")
    assert overlooked(tmp_path).startswith("내 지명 사전 mine.toml 외 1개에서 3곳을")


def primaries(home: Path) -> set[Place]:
    with Archive.open(home) as archive:
        return {headline.primary for headline in archive.front()}


def test_a_changed_table_tags_again_what_is_archived_and_only_then(tmp_path: Path) -> None:
    raw = RawArticle("f", 1, "전시 열려", "광주 예시문화공방에서 24일 전시가 열렸다.", published="2025-11-24")
    now = datetime(2026, 2, 1, tzinfo=KST)
    list(worker.import_streams(tmp_path, [ingest.Stream("f", [raw])], now))
    assert primaries(tmp_path) == {Place.CITY}
    write(tmp_path, MINE)
    assert worker.run(tmp_path, lambda: False, now.date())
    assert primaries(tmp_path) == {Place.BUK}
    gazetteer.use(tmp_path)
    with Archive.open(tmp_path) as archive:
        assert archive.upkeep.stale(ingest.makers()) == []
    (tmp_path / own.FOLDER / "mine.toml").unlink()
    assert worker.run(tmp_path, lambda: False, now.date())
    assert primaries(tmp_path) == {Place.CITY}
