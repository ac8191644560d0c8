"""What ``export --to json`` writes, an import restores: articles, all their states, marks, and what was decided."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from reader.archive.articles import Archive
from reader.archive.values import Prepared, Version
from reader.export import lines
from reader.export.lines import full_row
from reader.ingest import articles
from reader.intake import RawArticle
from reader.library import Library
from reader.model import Place
from reader.query import Query
from reader.sources.lines import LIMIT
from reader.turn import turn

SUBJECTS = ("도서관 밤샘 책마당", "하천 물놀이장", "골목 벼룩시장", "어린이 숲 학교")
FULL = "광주 서구는 도서관 밤샘 책마당을 연다고 밝혔다.\n시민 누구나 올 수 있다.\n자리는 선착순이다."


def news(number: int, text: str, headline: str | None = None) -> RawArticle:
    return RawArticle(
        source="https://news.example/feed",
        line=0,
        headline=headline or f"서구, {SUBJECTS[number]} 연다",
        text=text,
        outlet="예시일보",
        url=f"https://news.example/{number}",
        guid=str(number),
        published="2026-01-14T09:00:00+09:00",
        restored={"links": [f"https://seogu.example/{number}"]},
    )


def arrive(home: Path, *raws: RawArticle, at: int, full: bool = False) -> None:
    """`raws` come in, one after the other, on a day of January."""
    now = datetime(2026, 1, at, 3, tzinfo=UTC)
    with turn(home), Archive.open(home, writable=True) as archive:
        made = [each for each in articles(raws, now) if isinstance(each, Prepared)]
        if full:
            row = archive.row_of(archive.ids_by_keys([made[0].keys.all[0]])[made[0].keys.all[0]])
            archive.pages.complete(row, made[0], int(now.timestamp()))
        else:
            archive.add(made, now)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Four articles: the first was edited twice and completed from its page; two were joined, one was split off."""
    home = tmp_path / "home"
    beginning = "광주 서구는 {what}을 연다고 밝혔다. {n}회째를 맞았다."
    arrive(home, *(news(n, beginning.format(what=SUBJECTS[n], n=n + 3)) for n in range(4)), at=14)
    arrive(home, news(0, FULL.split("\n")[0]), at=15)
    arrive(home, news(0, FULL.split("\n")[0], "서구 도서관, 밤새 불 밝힌다"), at=16)
    arrive(home, news(0, FULL, "서구 도서관, 밤새 불 밝힌다"), at=17, full=True)
    with Library.open(home) as library:
        first, second, third, fourth = ids(library)
        library.note(first, "담당자에게\n묻기")
        library.tag(first, ["행사", "중요"])
        library.save([second])
        library.read([third])
        library.correct_place(fourth, Place.GWANGSAN)
        library.join(first, second)
        library.join(second, third)
        library.split(third)
    return home


def ids(library: Library) -> list[str]:
    """The ids of the four, by their numbers."""
    library.prepare()
    found = {library.article(row.id).url: row.id for row in library._archive.changes()}
    return [found[f"https://news.example/{number}"] for number in range(4)]


def exported(home: Path) -> list[dict[str, Any]]:
    with Library.open(home) as library:
        library.prepare()
        rows = library.find(Query.parse("")).rows
        return [full_row(item) for item in library.exported(rows)]


def written(home: Path, path: Path) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in exported(home)), encoding="utf-8")
    return path


def restored(path: Path, home: Path) -> Path:
    with Library.open(home) as library:
        list(library.import_paths([str(path)]))
    return home


def states(home: Path) -> list[list[Version]]:
    with Library.open(home) as library:
        return [library.versions(each) for each in ids(library)]


def stories(home: Path) -> list[set[str]]:
    with Library.open(home) as library:
        return [set(library.members(each)) for each in ids(library)]


def same(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: str(row["id"]))


def test_everything_is_there_again(home: Path, tmp_path: Path) -> None:
    other = restored(written(home, tmp_path / "all.json"), tmp_path / "other")
    assert same(exported(other)) == same(exported(home))
    assert [len(each) for each in states(home)] == [4, 1, 1, 1]
    assert states(other)[0] == states(home)[0]
    assert stories(other) == stories(home)
    assert [len(each) for each in stories(home)] == [2, 2, 1, 1]
    with Library.open(other) as library:
        assert [each.url for each in library.links(library.article(ids(library)[0]))][-1] == "https://seogu.example/0"


def test_an_article_that_has_one_state_is_told_by_the_keys_of_before(home: Path) -> None:
    row = next(row for row in exported(home) if row["versions"] == 1 and "bonds" not in row)
    assert list(row)[-3:] == ["keys", "inferred", "links"]


def test_states_that_are_too_long_for_a_line_follow_in_further_lines(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = exported(home)
    monkeypatch.setattr(lines, "ROOM", max(len(lines.as_json(row)) for row in whole) - 1)
    with Library.open(home) as library:
        library.prepare()
        text = "".join(lines.lines(library.exported(library.find(Query.parse("")).rows)))
    told = [json.loads(line) for line in text.splitlines()]
    assert max(map(len, text.splitlines())) <= lines.ROOM
    assert [len(each["history"]) for each in told if "history" in each] == [3, 2]  # and the current one again
    path = tmp_path / "all.json"
    path.write_text(text, encoding="utf-8")
    other = restored(path, tmp_path / "other")
    assert same(exported(other)) == same(whole)
    assert states(other)[0] == states(home)[0]
    assert stories(other) == stories(home)


def test_a_line_is_never_longer_than_one_that_is_read() -> None:
    assert lines.ROOM <= LIMIT


def test_importing_twice_changes_nothing_more(home: Path, tmp_path: Path) -> None:
    path, other = written(home, tmp_path / "all.json"), tmp_path / "other"
    restored(path, other)
    first = exported(other), states(other)
    restored(path, other)
    assert (exported(other), states(other)) == first
    restored(path, home)
    assert same(exported(home)) == same(first[0])


def test_decisions_are_a_step_that_can_be_taken_back(home: Path, tmp_path: Path) -> None:
    other = restored(written(home, tmp_path / "all.json"), tmp_path / "other")
    with Library.open(other) as library:
        undone = library.undo_home()
        assert undone is not None
        assert undone.label == "묶음을 떼고 합친 것을 되살렸습니다"
        assert [len(library.members(each)) for each in ids(library)] == [1, 1, 1, 1]


def test_what_was_decided_here_does_not_give_way(home: Path, tmp_path: Path) -> None:
    path = written(home, tmp_path / "all.json")
    with Library.open(home) as library:
        first, *_ = ids(library)
        library.split(first)
    restored(path, home)
    assert [len(each) for each in stories(home)][:2] == [1, 1]


def test_a_home_with_an_older_state_gets_the_newer_one(home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    arrive(other, news(0, "광주 서구는 도서관 밤샘 책마당을 연다고 밝혔다. 3회째를 맞았다."), at=14)
    restored(written(home, tmp_path / "all.json"), other)
    assert states(other)[0] == states(home)[0]
    assert same(exported(other)) == same(exported(home))


def test_a_home_with_a_newer_state_keeps_it_and_gets_the_older_ones(home: Path, tmp_path: Path) -> None:
    path, other = written(home, tmp_path / "all.json"), tmp_path / "other"
    newest = "광주 서구는 도서관 밤샘 책마당을 미룬다고 밝혔다."
    arrive(other, news(0, newest, "서구, 책마당 미룬다"), at=20)
    restored(path, other)
    found = states(other)[0]
    assert [version.raw for version in found] == [*(version.raw for version in states(home)[0]), newest]
    assert [version.current for version in found] == [False] * 4 + [True]
    assert [replace(version, current=False) for version in found[:3]] == states(home)[0][:3]
    assert (found[3].title, found[3].body) == ("서구 도서관, 밤새 불 밝힌다", FULL)


def test_files_that_are_only_read_show_states_and_decisions(home: Path, tmp_path: Path) -> None:
    path = written(home, tmp_path / "all.json")
    with Library.open_files([str(path)]) as library:
        found = ids(library)
        assert [len(library.members(each)) for each in found] == [2, 2, 1, 1]
        assert len(library.versions(found[0])) == 4
        assert library.undo() is None


@pytest.mark.parametrize(
    "odd",
    [
        {"history": [{}]},
        {"history": [{"current": True}, {}]},
        {"history": [{"seen": "gestern", "cause": "edit", "current": True, "headline": "가", "text": "나"}]},
        {"history": [{"seen": "2026-01-01T00:00:00Z", "cause": "war", "current": True, "headline": "", "text": ""}]},
        {"history": [{"seen": "9999-12-31T23:59:59Z", "cause": "edit", "current": 1, "headline": None, "text": []}]},
        {"bonds": [{"tie": "apart"}, {"tie": "marriage", "other": "abcdefghij23"}]},
        {"bonds": [{"tie": "apart", "other": "abcdefghij23", "keys": 3}]},
        {"bonds": [{"tie": "together", "other": 5, "keys": [5]}], "links": ["javascript:alert(1)"]},
        {"versions": 10**30},
    ],
)
def test_states_and_decisions_that_make_no_sense_keep_no_article_out(tmp_path: Path, odd: Mapping[str, Any]) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_text(json.dumps({"title": "서구, 나무 심기", "body": "서구는 나무를 심었다.", **odd}), encoding="utf-8")
    rows = exported(restored(path, tmp_path / "home"))
    assert [(row["title"], row["versions"], row.get("bonds")) for row in rows] == [("서구, 나무 심기", 1, None)]


def test_a_state_is_as_harmless_as_any_text_from_outside(tmp_path: Path) -> None:
    seen = {"seen": "2026-01-01T00:00:00Z", "cause": "edit"}
    odd = {
        **seen,
        "current": False,
        "headline": "\x1b[2J옛",
        "text": "옛 글",
        "title": "\x1b[2J옛\u202e",
        "body": "옛 글",
    }
    now = {**seen, "current": True, "headline": "서구, 나무 심기", "text": "서구는 나무를 심었다."}
    path = tmp_path / "odd.jsonl"
    line = {"title": now["headline"], "body": now["text"], "history": [{**odd, "from": {"source": 3}}, now]}
    path.write_text(json.dumps(line), encoding="utf-8")
    with Library.open(restored(path, tmp_path / "home")) as library:
        article_id = next(library._archive.changes()).id
        assert [version.title for version in library.versions(article_id)] == ["[2J옛", "서구, 나무 심기"]
