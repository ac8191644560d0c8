"""Marks that a line of our own export states come back with its article, and in one step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime

import pytest

from reader.archive.articles import Archive
from reader.archive.database import DamagedError
from reader.archive.identity import fingerprint, keys_of, told_fingerprint
from reader.archive.joined import both
from reader.archive.marks import Marks
from reader.archive.restored import marks as stated_marks
from reader.archive.restoring import Restoring
from reader.archive.values import Prepared
from reader.ingest import articles
from reader.intake import RawArticle
from reader.model import Marked, Place

IMPORTED = datetime(2026, 1, 20, tzinfo=UTC)


def line(number: int, **stated: object) -> RawArticle:
    return RawArticle(
        "/export.json", number, f"광주 서구 소식 {number}", f"광주 서구는 {number}째 모임을 열었다.", restored=stated
    )


def prepared(*raws: RawArticle) -> list[Prepared]:
    return [each for each in articles(raws, IMPORTED) if isinstance(each, Prepared)]


@pytest.fixture
def archive() -> Iterator[Archive]:
    with Archive.memory() as opened:
        yield opened


@pytest.fixture
def marks() -> Iterator[Marks]:
    with Marks.memory() as opened:
        yield opened


def test_marks_come_back_in_one_step(archive: Archive, marks: Marks) -> None:
    with Restoring(archive, lambda: nullcontext(marks)) as destination:
        destination.add(prepared(line(1, saved=True), line(2, read=True, note="묻기"), line(3, tags=["행사"]), line(4)))
    assert sorted((marked.saved, marked.read, marked.note, marked.tags) for _, marked in marks.all()) == [
        (False, False, None, ("행사",)),
        (False, True, "묻기", ()),
        (True, False, None, ()),
    ]
    change = marks.undo()
    assert change is not None
    assert (change.kind, len(change.ids)) == ("restored", 3)
    assert {marked for _, marked in marks.all()} == {Marked()}


def test_where_nothing_is_stated_the_marks_are_not_even_opened(archive: Archive) -> None:
    def opening() -> AbstractContextManager[Marks]:
        raise AssertionError("opened")

    with Restoring(archive, opening) as destination:
        destination.add(prepared(line(1), line(2, primary="seo", places=["seo"])))


def test_two_lines_of_one_article_add_up(archive: Archive, marks: Marks) -> None:
    with Restoring(archive, lambda: nullcontext(marks)) as destination:
        destination.add(prepared(line(1, id="abcdefghij23", saved=True), line(2, id="abcdefghij23", note="둘")))
    assert [marked for _, marked in marks.all()] == [Marked(saved=True, note="둘")]


def test_damaged_marks_keep_no_article_from_coming_in(archive: Archive) -> None:
    def opening() -> AbstractContextManager[Marks]:
        raise DamagedError("깨졌습니다")

    with Restoring(archive, opening) as destination:
        assert destination.add(prepared(line(1, saved=True))).new == 1


@pytest.mark.parametrize(
    ("ours", "theirs", "joined"),
    [
        (Marked(), Marked(note="가"), Marked(note="가")),
        (Marked(note="가"), Marked(note="나"), Marked(note="가\n나")),
        (Marked(note="가\n나"), Marked(note="나"), Marked(note="가\n나")),
        (Marked(tags=("가", "나")), Marked(tags=("나", "다")), Marked(tags=("가", "나", "다"))),
        (Marked(place=Place.SEO), Marked(place=Place.NAM), Marked(place=Place.SEO)),
        (Marked(read=True), Marked(saved=True), Marked(read=True, saved=True)),
    ],
)
def test_nothing_that_is_there_gives_way(ours: Marked, theirs: Marked, joined: Marked) -> None:
    assert both(ours, theirs) == joined


@pytest.mark.parametrize(
    ("stated", "marked"),
    [
        ({"saved": "yes", "read": 1}, Marked()),
        ({"note": 3, "tags": "행사"}, Marked()),
        ({"primary": "seo"}, Marked()),
        ({"primary": "seo", "inferred": {"primary": "nam", "places": ["nam"]}}, Marked(place=Place.SEO)),
        ({"primary": "moon", "inferred": {"primary": "nam"}}, Marked()),
    ],
)
def test_only_what_makes_sense_is_a_mark(stated: Mapping[str, object], marked: Marked) -> None:
    assert stated_marks(stated) == marked


def test_the_keys_of_an_export_take_the_place_of_those_made_of_its_cleaned_text() -> None:
    original = RawArticle("/wire.txt", 1, "", "예시일보 예시기자 | 광주 서구는 모임을 열었다.", "예시일보")
    known = [*keys_of(original).all, told_fingerprint(fingerprint(original))]
    back = RawArticle("/export.json", 1, "서구, 모임", "광주 서구는 모임을 열었다.", restored={"keys": known})
    assert keys_of(back).all == keys_of(original).all
    assert fingerprint(back) == fingerprint(original)


@pytest.mark.parametrize("keys", [[], ["x:1", "t:1", "t:zz"], None, "p:x", [1, None]])
def test_keys_that_are_none_of_ours_change_nothing(keys: object) -> None:
    plain = RawArticle("/a.json", 1, "서구, 모임", "광주 서구는 모임을 열었다.")
    odd = RawArticle("/a.json", 1, plain.headline, plain.text, restored={"keys": keys})
    assert keys_of(odd).all == keys_of(plain).all
    assert fingerprint(odd) == fingerprint(plain)
