import gzip
import json
from pathlib import Path

import pytest

from reader.bench.corpus import Corpus
from reader.bench.rivals import plain
from reader.bench.search import Times, measure
from reader.bench.typing import states
from tests.cli.helpers import errors, gjnews


def test_three_hundred_states_of_all_kinds_are_typed() -> None:
    typed = states()
    assert len(typed) >= 300
    for kind in ("통합도", "통합돏", "ㅌㅎㄷㅂ", "xhdgkq", "쀍뚫", "서구 골목상", "통합돌봄 ", "지역:서구 돌", "ㅇ"):
        assert kind in typed
    assert "통합돌봄" in plain(typed)
    assert not {"ㅌㅎ", "지역:서구 돌봄", '"지원 사업"', "rhk"} & set(plain(typed))


def test_a_multiplied_corpus_is_always_the_same_and_its_words_do_not_end() -> None:
    rows = list(Corpus(None, 400, 500).rows())
    assert rows[:20] == list(Corpus(None, 20, 500).rows())
    assert 400 < sum(len(row.text) for row in rows) / len(rows) < 600
    half, whole = (len({word for row in part for word in row.text.split()}) for part in (rows[:200], rows))
    assert whole > 1.3 * half


def test_articles_of_a_file_are_measured_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.gz"
    lines = [
        {"title": "서구 소식", "body": "돌봄", "outlet": "예시일보", "published": "2026-01-14T09:00:00+09:00"},
        {"body": "둘"},
    ]
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)
    rows = list(Corpus(path, 5, 0).rows())
    assert [(row.title, row.text, row.outlet) for row in rows] == [("서구 소식", "돌봄", "예시일보"), ("", "둘", None)]
    assert rows[0].published.text == "2026-01-14"


def test_percentiles_are_in_milliseconds() -> None:
    assert Times.of([0.001] * 99 + [0.1]) == Times(1.0, 1.99, 100.0, 100)


def test_a_run_measures_the_reader_and_its_rivals(tmp_path: Path) -> None:
    steps: list[str] = []
    report = measure(Corpus(None, 60, 200), tmp_path, rivals=True, tell=steps.append)
    assert steps[:4] == ["index", "gjnews", "bytes.find", "SQLite FTS5"]
    assert report.all_keys.keys == len(states())
    ours, find, fulltext = report.ways[:3]
    assert ours.same == ours.times.keys > find.same >= fulltext.same > 0
    assert min(ours.disk, fulltext.disk, ours.build, ours.peak) > 0


def test_an_index_that_was_kept_is_measured_again(tmp_path: Path) -> None:
    for number in range(2):
        place = tmp_path / str(number)
        place.mkdir()
        report = measure(Corpus(None, 30, 100), place, rivals=False, tell=lambda _: None, kept=tmp_path / "index")
        assert (report.ways[0].build == 0) is (number == 1)
    assert [path.name for path in (tmp_path / "index").iterdir()] == ["1"]


@pytest.mark.parametrize(("arguments", "status"), [(("fetch",), 2), (("search", "없음.jsonl"), 3)])
def test_what_cannot_be_measured_is_one_line(arguments: tuple[str, ...], status: int, tmp_path: Path) -> None:
    done = gjnews(tmp_path, "bench", *arguments)
    assert done.returncode == status
    assert len(errors(done)) == 1
