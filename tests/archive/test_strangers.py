"""What the archive cannot know is told at a glance; all else is looked up as ever."""

from __future__ import annotations

from dataclasses import replace

from reader.archive.articles import Archive
from reader.archive.strangers import Strangers
from reader.archive.values import Prepared
from reader.intake import ImportCounts
from tests.archive.news import file_of, many, prepared, raw

LINK = "https://news.example/1"


def strangers(archive: Archive, *batch: Prepared) -> list[bool]:
    """Of each whether the archive cannot know it, all that stand before it being met."""
    found = Strangers(archive._db, batch)
    told = []
    for new in batch:
        told.append(found.include(new))
        found.meet(new)
    return told


def test_only_what_shares_nothing_with_the_archive_is_a_stranger() -> None:
    with Archive.memory() as archive:
        archive.add(
            [prepared(raw(url=LINK)), prepared(raw("다른 소식", "서구는 다른 소식을 전했다. " * 4), id="abcdefghij23")]
        )
        assert strangers(archive, *many(3)) == [True, True, True]
        same_address = prepared(raw("고친 제목", "서구는 고친 글을 새로 실었다. " * 4, url=LINK))
        same_beginning = prepared(raw(source="/other"))
        same_id = prepared(raw("또 다른 소식", "서구는 또 다른 소식을 전했다. " * 4), id="abcdefghij23")
        assert strangers(archive, same_address, same_beginning, same_id) == [False, False, False]


def test_what_stands_twice_in_a_batch_is_no_stranger_the_second_time() -> None:
    with Archive.memory() as archive:
        first = prepared(raw(url=LINK))
        assert strangers(archive, first, prepared(raw("고친 제목", "고친 글", url=LINK)), prepared(raw())) == [
            True,
            False,
            False,
        ]


def test_ids_that_are_taken_are_given_to_no_other() -> None:
    first, second = (replace(each, row=replace(each.row, ids=("abcdefghij23", "", ""))) for each in many(2))
    with Archive.memory() as archive:
        found = Strangers(archive._db, [first, second])
        assert (found.free_id(first), found.free_id(second)) == ("abcdefghij23", None)
        archive.add([first])
        assert Strangers(archive._db, [second]).free_id(second) is None


def test_a_batch_larger_than_a_statement_takes_is_archived_and_met_again() -> None:
    batch = many(1_200)
    with Archive.memory() as archive:
        assert archive.add(batch) == ImportCounts(new=1_200)
        assert archive.add(batch) == ImportCounts(same=1_200)


def test_equal_articles_of_one_file_stay_several() -> None:
    with Archive.memory() as archive:
        assert archive.add(file_of([raw(), raw(), raw()])) == ImportCounts(new=3)
