"""Files of every kind, as a person may hand them over."""

from __future__ import annotations

import io
import sys
import tracemalloc
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from reader import sources
from reader.errors import ReaderError, UnreadableError, UsageError
from reader.intake import Problem, RawArticle
from reader.model import Basis, Kind
from reader.sources.detect import detect

FIXTURES = Path(__file__).parents[2] / "fixtures"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

LINE = "견본신문 이견본 기자 | 광주 동구는 12일 골목 지도를 공개했다."


def read(path: Path | str, **options: str) -> tuple[list[RawArticle], list[Problem]]:
    found = list(sources.read(str(path), **options))  # type: ignore[arg-type]
    return (
        [article for article in found if isinstance(article, RawArticle)],
        [problem for problem in found if isinstance(problem, Problem)],
    )


def test_a_wire_line_is_an_article_with_its_outlet_and_reporter() -> None:
    articles, _ = read(FIXTURES / "wire.txt")
    assert [(article.line, article.outlet, article.reporter) for article in articles] == [
        (1, "견본신문", "이견본"),
        (2, "예시일보", None),
        (4, "남쪽 견본 통신", "박예시"),
        (5, "견본신문", "이견본"),
    ]
    assert {article.headline for article in articles} == {""}
    assert {article.source for article in articles} == {str(FIXTURES / "wire.txt")}


def test_a_wire_line_cut_in_the_middle_of_a_word_says_so() -> None:
    articles, _ = read(FIXTURES / "wire.txt")
    assert [article.truncated for article in articles] == [True, False, False, False]


def test_a_line_that_is_no_article_is_reported_and_the_rest_is_read() -> None:
    articles, problems = read(FIXTURES / "wire.txt")
    assert [(problem.source, problem.line) for problem in problems] == [(str(FIXTURES / "wire.txt"), 3)]
    assert len(articles) == 4


def test_a_digest_page_yields_its_blocks_with_the_date_of_their_page() -> None:
    articles, problems = read(FIXTURES / "digest.txt")
    assert [(article.headline, article.page_date) for article in articles] == [
        ("광주 동구, 빈 점포에 작은 공방 문 연다", date(2026, 3, 9)),
        ("서구 작은도서관, 밤 9시까지 연다", date(2026, 3, 9)),
        ("남구·북구, 다리 위 가로등 함께 고친다", date(2026, 3, 9)),
        ("광산구, 강변 자전거길 새로 포장", date(2026, 3, 9)),
        ("견본구 새 소식", date(2026, 3, 9)),
        ("북구 시민농장 분양 시작", date(2026, 3, 8)),
    ]
    assert [problem.line for problem in problems] == [30]


def test_articles_of_one_page_share_it_and_those_of_another_do_not() -> None:
    articles, _ = read(FIXTURES / "digest.txt")
    assert len({article.page for article in articles[:5]}) == 1
    assert articles[5].page != articles[0].page


def test_the_notice_at_the_end_of_a_page_is_not_part_of_its_last_article() -> None:
    articles, _ = read(FIXTURES / "digest.txt")
    assert articles[4].text.endswith("이름을 정했다.")


def test_json_lines_need_only_a_title_or_a_body() -> None:
    articles, problems = read(FIXTURES / "articles.jsonl")
    assert problems == []
    assert [(bool(article.headline), bool(article.text)) for article in articles] == [
        (True, True),
        (True, False),
        (False, True),
        (False, True),
    ]


def test_a_day_that_json_states_is_given() -> None:
    articles, _ = read(FIXTURES / "articles.jsonl")
    assert (articles[0].published, articles[0].published_basis) == ("2026-03-07", Basis.GIVEN)
    assert (articles[1].published, articles[1].published_basis) == (None, None)


def test_what_our_own_export_states_is_handed_on() -> None:
    exported = read(FIXTURES / "articles.jsonl")[0][3]
    assert exported.kind is Kind.RELEASE
    assert exported.headline == ""
    assert exported.restored["title"] == "남구, 나무 심기 행사 개최"
    assert (exported.restored["primary"], exported.restored["tags"]) == ("nam", ["나무"])
    assert (exported.restored["published_basis"], exported.restored["published_certain"]) == ("text", False)


def test_unknown_keys_of_json_are_ignored() -> None:
    assert "rank" not in read(FIXTURES / "articles.jsonl")[0][0].restored


def test_a_broken_json_line_is_reported_with_its_number() -> None:
    articles, problems = read(FIXTURES / "broken.jsonl")
    assert [article.headline for article in articles] == ["북구, 새 놀이터 문 연다", "광산구, 새 버스 노선"]
    assert [problem.line for problem in problems] == [2, 3, 4, 5]
    assert "title" in problems[2].reason


@pytest.mark.parametrize(
    "line",
    ['{"title": ' + "[" * 100_000, '{"title": "가", "versions": ' + "9" * 5000 + "}", '{"title": "가", "tags": [1]}'],
)
def test_hostile_json_is_a_problem_and_no_crash(tmp_path: Path, line: str) -> None:
    path = tmp_path / "hostile.jsonl"
    path.write_text(f'{line}\n{{"title": "다음 줄"}}\n', encoding="utf-8")
    articles, problems = read(path)
    assert ([article.headline for article in articles], [problem.line for problem in problems]) == (["다음 줄"], [1])


def test_half_a_character_in_json_can_be_stored(tmp_path: Path) -> None:
    path = tmp_path / "half.jsonl"
    path.write_text('{"title": "동구 \\ud800 소식"}\n', encoding="utf-8")
    assert read(path)[0][0].headline.encode("utf-8").startswith("동구".encode())


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp949", "euc-kr"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_korean_is_read_in_any_encoding_it_comes_in(tmp_path: Path, codec: str, end: str) -> None:
    path = tmp_path / "wire.txt"
    path.write_bytes((LINE + end + LINE + end).encode(codec))
    articles, problems = read(path)
    assert problems == []
    assert [(article.line, article.outlet, article.text) for article in articles] == [
        (1, "견본신문", "광주 동구는 12일 골목 지도를 공개했다."),
        (2, "견본신문", "광주 동구는 12일 골목 지도를 공개했다."),
    ]


def test_decomposed_hangul_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mac.txt"
    path.write_text(unicodedata.normalize("NFD", LINE), encoding="utf-8")
    assert read(path)[0][0].reporter == "이견본"


def test_the_stored_cp949_file_is_read() -> None:
    assert [article.outlet for article in read(FIXTURES / "wire-cp949.txt")[0]] == ["예시일보", "남쪽 견본 통신"]


@pytest.mark.parametrize(
    "data",
    [
        "日本語の記事です。光州の地方ニュースを伝えます。今日は晴れています。\n".encode("euc-jp") * 20,
        "这是一个中文新闻。光州的地方新闻在这里报道。今天天气很好。\n".encode("gbk") * 20,
        "Ceci est un article français, à côté d'été.\n".encode("latin-1") * 20,
        bytes(range(128, 256)) * 40,
    ],
    ids=["japanese", "chinese", "latin", "noise"],
)
def test_another_encoding_is_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "other.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableError) as refusal:
        read(path, format="wire")
    assert str(path) in str(refusal.value)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9, b"\x7fELF\x02\x01\x01" + bytes(64), bytes(4096)]
)
def test_a_binary_file_is_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "picture.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match="글이 아닌 파일"):
        read(path)


def test_a_few_broken_bytes_cost_only_their_line(tmp_path: Path) -> None:
    path = tmp_path / "damaged.txt"
    damaged = LINE.encode().replace("동구".encode(), b"\xff\xfe")
    path.write_bytes(b"\n".join([LINE.encode(), damaged, LINE.encode()]))
    articles, problems = read(path)
    assert ([article.line for article in articles], [problem.line for problem in problems]) == ([1, 3], [2])


def test_a_cp949_line_inside_a_utf8_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mixed.txt"
    path.write_bytes(b"\n".join([*[LINE.encode()] * 30, LINE.encode("cp949"), LINE.encode()]))
    articles, problems = read(path)
    assert (len(articles), problems) == (32, [])
    assert articles[30].outlet == "견본신문"


def test_text_after_a_long_ascii_beginning_may_be_cp949(tmp_path: Path) -> None:
    path = tmp_path / "late.jsonl"
    path.write_bytes(b'{"title": "plain"}\n' * 20_000 + '{"title": "동구의 새 소식이 있다"}\n'.encode("cp949"))
    articles, problems = read(path)
    assert (articles[-1].headline, problems) == ("동구의 새 소식이 있다", [])


@pytest.mark.parametrize("content", ["", "\n\n  \n", "\ufeff"])
def test_an_empty_file_is_nothing_and_no_error(tmp_path: Path, content: str) -> None:
    path = tmp_path / "empty.txt"
    path.write_text(content, encoding="utf-8")
    assert read(path) == ([], [])


@pytest.mark.parametrize("beginning", ["가", LINE, '{"title": "가'])
def test_one_endless_line_is_one_problem_and_never_held(tmp_path: Path, beginning: str) -> None:
    path = tmp_path / "endless.txt"
    with path.open("wb") as stream:
        stream.write(beginning.encode())
        for _ in range(50):
            stream.write("가".encode() * 349_525)
    tracemalloc.start()
    try:
        articles, problems = read(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (articles, [problem.line for problem in problems]) == ([], [1])
    assert peak < 24 << 20


def test_the_lines_after_an_endless_one_are_read(tmp_path: Path) -> None:
    path = tmp_path / "endless.txt"
    path.write_bytes(f"{LINE}\n{LINE}".encode() + b"x" * (5 << 20) + f"\n{LINE}\n".encode())
    articles, problems = read(path)
    assert ([article.line for article in articles], [problem.line for problem in problems]) == ([1, 3], [2])


def test_a_long_file_is_read_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(f"{LINE}{' 그늘이 있는 길을 걷는다.' * 30}\n" * 20_000, encoding="utf-8")
    tracemalloc.start()
    try:
        assert sum(1 for _ in sources.read(str(path))) == 20_000
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert path.stat().st_size > 16 << 20
    assert peak < 8 << 20


def test_a_folder_is_named_with_the_way_to_its_files(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"/\*"):
        read(tmp_path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"nothing\.txt"):
        read(tmp_path / "nothing.txt")


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text(LINE, encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)  # root may read everything
    with pytest.raises(UnreadableError, match=r"secret\.txt"):
        read(path)


def test_standard_input_is_read_under_the_name_of_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINE.encode())))
    assert [(article.source, article.outlet) for article in read("-")[0]] == [("-", "견본신문")]


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ('<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "feed"),
        ('<?xml version="1.0"?><!-- <html> --><rdf:RDF xmlns:rdf="x"></rdf:RDF>', "feed"),
        ("<rss><channel><item><description><html><body>", "feed"),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": []}', "feed"),
        ('{\n"title": "소식", "version": "https://jsonfeed.org/version/1"}', "feed"),
        ("<!DOCTYPE html><html><body>소식</body></html>", "html"),
        ('<?xml version="1.0"?><!DOCTYPE html><html xmlns="x"><body>소식', "html"),
        ('<?xml version="1.0"?><opml version="2.0"></opml>', "opml"),
        ("언론사,일자,제목,본문\n견본신문,20260301,가,나\n", "table"),
        ('보도 목록\n"언론사";"일자";"제목"\n', "table"),
        ("뉴스 식별자\t일자\t언론사\t제목\n", "table"),
        ("<nothing>that is known</nothing>", None),
    ],
)
def test_a_format_is_told_by_its_marks(text: str, format: str | None) -> None:
    assert detect(text, "news.txt") == format


def test_a_list_of_subscriptions_is_no_article_and_says_where_it_goes(tmp_path: Path) -> None:
    path = tmp_path / "list.opml"
    path.write_text('<?xml version="1.0"?><opml version="2.0"></opml>', encoding="utf-8")
    with pytest.raises(UsageError, match="gjnews import"):
        read(path)


def test_a_format_can_be_forced_and_an_unknown_one_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "prose.txt"
    path.write_text("아무 말이나 적은 글입니다.\n", encoding="utf-8")
    with pytest.raises(ReaderError, match="--format"):
        read(path)
    assert [problem.line for problem in read(path, format="wire")[1]] == [1]
    with pytest.raises(UsageError, match="wire"):
        read(path, format="word")


def test_every_article_of_a_file_read_as_releases_is_one() -> None:
    found = sources.read(str(FIXTURES / "wire.txt"), kind=Kind.RELEASE)
    assert {article.kind for article in found if isinstance(article, RawArticle)} == {Kind.RELEASE}


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.exists(), reason="the seed files are not part of this repository")
def test_both_seed_files_are_read_completely() -> None:
    found = [read(path) for path in sorted(SEEDS.glob("*.txt"))]
    assert [(len(articles), problems) for articles, problems in found] == [(15, []), (20, [])]


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("광주광역시\n\n2026년 3월 9일 (월)\n\n동구 소식\n견본매일 = 김견본 기자 | 동구가 골목을...\n", "digest"),
        ("2026.03.09\n\n동구 소식\n동구가 골목을 고친다.\n", "digest"),
        (f"머리말입니다.\n{LINE}\n{LINE}\n", "wire"),
        ("\n\n" + LINE, "wire"),
        ('\n {"title": "동구 소식"}\n', "jsonl"),
        ("가 | 나\n" + "표가 있는 글입니다.\n" * 9, None),
    ],
)
def test_a_format_is_told_by_how_a_file_begins(text: str, format: str | None) -> None:
    assert detect(text, "news.txt") == format
