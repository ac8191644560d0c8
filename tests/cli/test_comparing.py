"""``gjnews show --versions`` and ``--diff``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.library import Library
from reader.query import Query
from tests.cli.helpers import Done, gjnews
from tests.ui import told

EDITED, OTHER = "북구 시민농장 분양", "남구, 마을버스 노선 둘 놓는다"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of one article two texts."""
    folder = tmp_path_factory.mktemp("news")
    text = "광주 북구가 시민농장 320구획을 분양한다."
    again = [{"title": EDITED, "body": text, "url": "https://news.example/6", "published": "2024-03-12"}]
    with told.archive(folder, folder / "home") as library:
        for _ in library.import_paths([str(told.news.write(folder / "again.jsonl", again))]):
            pass
    return folder / "home"


@pytest.fixture(scope="module")
def ids(home: Path) -> dict[str, str]:
    with Library.open(home) as library:
        return {each.title: each.id for each in library.headlines(library.find(Query()).rows)}


def text(done: Done) -> str:
    return done.stdout.decode()


def test_the_texts_of_an_article_are_told_the_oldest_first(home: Path, ids: dict[str, str]) -> None:
    done = gjnews(home, "show", ids[EDITED], "--versions")
    first, second = text(done).splitlines()
    assert first.startswith("1  20")
    assert first.endswith("처음 글  북구 시민농장 300구획 분양")
    assert second.endswith("지금 글  북구 시민농장 분양")
    rows = [json.loads(line) for line in text(gjnews(home, "show", ids[EDITED], "--versions", "--json")).splitlines()]
    assert [(row["n"], row["cause"], row["current"]) for row in rows] == [(1, "first", False), (2, "edit", True)]
    assert rows[0]["body"] == "광주 북구가 시민농장 300구획을 분양한다."


def test_an_earlier_text_is_compared_word_by_word(home: Path, ids: dict[str, str]) -> None:
    assert text(gjnews(home, "show", ids[EDITED], "--diff", "1")).splitlines() == [
        "{+이 글에만+}  [-견준 글에만-]",
        "",
        "북구 시민농장 [-300구획-] 분양",
        "",
        "광주 북구가 시민농장 [-300구획을-] {+320구획을+} 분양한다.",
    ]


def test_another_article_is_compared_by_its_id_also_as_json(home: Path, ids: dict[str, str]) -> None:
    done = gjnews(home, "show", ids[EDITED], "--diff", ids[OTHER], "--json")
    rows = [json.loads(line) for line in text(done).splitlines()]
    assert [row["in"] for row in rows] == ["title", "body"]
    assert rows[1]["words"][:2] == [["both", "광주"], ["removed", "남구는 마을버스 노선 두 개를 놓는다."]]


@pytest.mark.parametrize(
    ("wanted", "said"), [("2", "가능한 번호: 1"), ("9", "가능한 번호: 1"), ("nosuchid", "그런 기사가 없습니다")]
)
def test_what_is_not_there_is_named(home: Path, ids: dict[str, str], wanted: str, said: str) -> None:
    done = gjnews(home, "show", ids[EDITED], "--diff", wanted)
    assert done.returncode == 1
    assert said in done.stderr.decode()
    assert not done.stdout
