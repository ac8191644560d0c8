"""The person decides about stories, through the façade: split, join, undo, and every later run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.cli.run import run
from reader.errors import ArchiveError, NotFoundError
from reader.library import Library
from reader.query import Query
from reader.turn import Turn
from tests.sample.labelled import FIXTURES

NEWS = str(FIXTURES / "stories" / "retold.jsonl")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path) as opened:
        list(opened.import_paths([NEWS]))
        yield opened


def titled(library: Library, text: str) -> str:
    """The id of the article whose headline has `text`."""
    return next(row.id for row in library._archive.changes() if text in row.title)


def test_an_article_that_was_split_off_is_alone_and_comes_back_by_undo(library: Library) -> None:
    story = library.members(titled(library, "운암 얼음썰매장"))
    change = library.split(story[1])
    assert change.label == "기사를 묶음에서 떼었습니다."
    assert library.members(story[1]) == [story[1]]
    assert library.members(story[0]) == [story[0], *story[2:]]
    undone = library.undo()
    assert undone is not None
    assert (undone.ids, undone.label) == ((story[1],), "기사를 묶음에서 떼었습니다")
    assert library.members(story[0]) == story
    library.redo()
    assert library.members(story[1]) == [story[1]]


def test_joined_stories_are_one_by_the_ids_of_both(library: Library) -> None:
    ours, theirs = titled(library, "얼음썰매장 12월"), titled(library, "관사 책마당")
    both = {*library.members(ours), *library.members(theirs)}
    names = {library.article(each).story for each in (ours, theirs)}
    library.join(ours, theirs)
    assert {library.article(each).story for each in both} <= names
    assert all(set(library.members(each)) == both for each in names)
    assert library.join(theirs, ours).ids == ()
    library.undo()
    assert not set(library.members(ours)) & set(library.members(theirs))


@pytest.mark.parametrize("back_to", [0, 1, 2])
def test_a_split_and_a_join_are_taken_back_and_done_again_and_nothing_is_said_to_be_changed_elsewhere(
    library: Library, back_to: int
) -> None:
    story = library.members(titled(library, "운암 얼음썰매장"))
    split, rest = story[1], [story[0], *story[2:]]
    library.split(split)
    library.join(split, rest[min(back_to, len(rest) - 1)])
    assert library.members(split) == story
    undone = [library.undo(), library.undo()]
    assert [change and (change.kind, change.left) for change in undone] == [("joined", ()), ("split", ())]
    assert library.members(split) == story
    redone = [library.redo(), library.redo()]
    assert [change and (change.kind, change.left) for change in redone] == [("split", ()), ("joined", ())]
    assert library.members(split) == story
    library.undo()
    assert library.members(split) == [split]


def test_what_stands_alone_is_not_split_and_an_unknown_id_is_named(library: Library) -> None:
    assert library.split(titled(library, "일곡 눈썰매장")).ids == ()
    with pytest.raises(NotFoundError):
        library.split("nosuchid")


def test_later_runs_a_second_import_and_a_lost_archive_respect_what_was_decided(library: Library) -> None:
    story, house = library.members(titled(library, "운암 얼음썰매장")), titled(library, "관사 책마당")
    library.split(story[0])
    library.join(story[0], house)
    both = library.members(house)
    library._archive.close()
    for file in library.home.glob("archive.db*"):
        file.unlink()
    for _ in range(2):
        with Library.open(library.home) as again:
            list(again.import_paths([NEWS]))
            assert again.members(house) == both
            assert story[0] in both
            assert again.members(story[1]) == story[1:]


def test_the_list_follows_at_once(library: Library) -> None:
    library.prepare()
    rows = library.find(Query.parse("얼음썰매장")).rows
    before = len(library.fold(rows))
    library.split(titled(library, "운암 얼음썰매장"))
    assert len(library.fold(rows)) == before + 1
    library.undo()
    assert len(library.fold(rows)) == before


def test_while_another_writes_the_decision_is_kept_and_done_by_the_next_run(library: Library) -> None:
    story = library.members(titled(library, "운암 얼음썰매장"))
    busy = Turn(library.home)
    busy.begin()
    try:
        assert library.split(story[0]).ids == (story[0],)
    finally:
        busy.end()
    list(library.import_paths([NEWS]))
    assert library.members(story[0]) == [story[0]]


def test_files_that_are_only_read_are_grouped_and_can_be_decided_about() -> None:
    with Library.open_files([NEWS]) as library:
        library.prepare()
        story = library.members(titled(library, "운암 얼음썰매장"))
        assert len(story) == 4
        library.split(story[0])
        assert library.members(story[1]) == story[1:]


def test_the_sample_has_stories_that_nobody_changes() -> None:
    with Library.sample() as library:
        assert len({row.story for row in library._archive.changes()}) < library._archive.count()
        with pytest.raises(ArchiveError):
            library.split(next(iter(library._archive.changes())).id)


def test_mere_regrouping_is_no_new_article(library: Library) -> None:
    library.prepare()
    with Library.open(library.home) as other:
        other.split(titled(library, "운암 얼음썰매장"))
    assert library.pending() == 0
    library.refresh()
    story = library.article(titled(library, "운암 얼음썰매장")).story
    assert len(library.members(story)) == 1


def test_the_command_line_splits_joins_and_takes_back(
    library: Library, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GJNEWS_HOME", str(library.home))
    story = library.members(titled(library, "운암 얼음썰매장"))
    assert run(["split", story[0], "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"id": story[0], "changed": True, "story": story[0]}
    assert run(["join", story[0], story[1]]) == 0
    assert "합쳤습니다" in capsys.readouterr().out
    assert run(["undo"]) == 0
    assert library.members(story[0]) == [story[0]]
    assert run(["split", "nosuchid"]) == 1
