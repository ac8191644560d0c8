"""The mode of files: in memory, nothing stored, until the person wants to keep them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import UnreadableError, UsageError
from reader.library import Library, Mode
from reader.model import Marked, Place
from reader.query import Query
from tests.cli.helpers import WIRE


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "home"
    monkeypatch.setenv("GJNEWS_HOME", str(path))
    return path


@pytest.fixture
def news(tmp_path: Path) -> str:
    path = tmp_path / "news.txt"
    path.write_text(WIRE, encoding="utf-8")
    return str(path)


def first(library: Library) -> str:
    return library.front().headlines[0].id


def test_files_are_read_and_nothing_is_stored(home: Path, news: str) -> None:
    with Library.open_files([news]) as library:
        assert (library.mode, library.file_count) == (Mode.FILES, 1)
        library.save([first(library)])
        assert library.find(Query.parse("상태:저장 ")).total == 1
        assert library.find(Query.parse("지역:남구 ")).total == 1
    assert not home.exists()


def test_saving_says_that_it_will_not_last(home: Path, news: str) -> None:
    with Library.open_files([news]) as library:
        assert "사라집니다" in library.save([first(library)]).label


def test_a_file_that_cannot_be_read_does_not_stop_the_others(home: Path, news: str) -> None:
    with Library.open_files(["/nowhere/a.txt", news]) as library:
        assert library.front().total == 2
        assert [problem.source for problem in library.problems] == ["/nowhere/a.txt"]


def test_where_nothing_can_be_read_the_first_reason_is_raised(home: Path) -> None:
    with pytest.raises(UnreadableError, match=r"a\.txt"):
        Library.open_files(["/nowhere/a.txt", "/nowhere/b.txt"])


def test_a_folder_is_refused_before_anything_is_read(home: Path, news: str) -> None:
    with pytest.raises(UsageError, match=r"/\*"):
        Library.open_files([news, str(Path(news).parent)])


def test_keeping_files_keeps_the_marks_made_on_them(home: Path, news: str) -> None:
    with Library.open_files([news]) as library:
        saved, corrected = (headline.id for headline in library.front().headlines)
        library.save([saved])
        library.note(saved, "물어보기")
        library.tag(saved, ["행사"])
        library.read([corrected], opening=True)
        library.correct_place(corrected, Place.CITY)
        (*_, last) = library.keep()
        assert (last.counts.new, last.done) == (2, True)
    with Library.open(home) as library:
        assert library.marked(saved) == Marked(saved=True, note="물어보기", tags=("행사",))
        assert library.marked(corrected) == Marked(read=True, place=Place.CITY)


def test_after_keeping_the_same_articles_stay_in_view_and_new_marks_last(home: Path, news: str) -> None:
    with Library.open_files([news]) as library:
        before = library.front()
        list(library.keep())
        assert library.kept
        assert library.front() == before
        change = library.save([first(library)])
        assert "사라집니다" not in change.label
        assert library.undo() is not None
        assert library.redo() is not None
        assert library.find(Query.parse("상태:저장 ")).total == 1
        kept = first(library)
    with Library.open(home) as library:
        assert library.marked(kept).saved


def test_keeping_where_the_archive_knows_an_article_already_marks_that_one(home: Path, news: str) -> None:
    with Library.open(home) as library:
        list(library.import_paths([news]))
        library.tag(first(library), ["앞서"])
    with Library.open_files([news]) as library:
        library.save([first(library)])
        (*_, last) = library.keep()
        assert (last.counts.new, last.counts.same) == (0, 2)
        assert library.marked(first(library)) == Marked(saved=True, tags=("앞서",))


def test_an_import_beside_an_open_archive_waits_to_be_taken_in(home: Path, news: str) -> None:
    with Library.open(home) as library:
        library.prepare()
        list(library.import_paths([news]))
        assert library.pending() == 2
        library.refresh()
        assert library.find(Query.parse("정원")).total == 1
