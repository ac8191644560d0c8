from __future__ import annotations

import tracemalloc
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest

from reader.archive.articles import Archive
from reader.errors import DiskFullError, UnreadableError, UsageError
from reader.i18n import t
from reader.ingest import BATCH, LOT, WINDOW, Prepared, Stream, articles, run
from reader.intake import Fields, ImportCounts, Problem, RawArticle
from reader.model import KST, Basis, Institution, Kind, Place
from tests.archive.news import TEXT, raw

IMPORTED = datetime(2026, 2, 1, 9, 0, tzinfo=KST)
LINE = (
    "광주광역시 서구는 24일 서구청에서 ‘마을 도서관 성과공유회’를 열고 한 해의 성과를 공유했다. "
    "서구는 올해 마을 도서관 세 곳의 문을 밤 열 시까지 열어 퇴근한 주민이 책을 빌릴 수 있게 했다. {}"
)


def wire(count: int, source: str = "/news/wire.txt") -> list[RawArticle]:
    return [
        raw("", LINE.format(f"{i}번째 이야기다."), source=source, line=i + 1, page=source, page_date=date(2025, 12, 1))
        for i in range(count)
    ]


def made(raws: list[RawArticle | Problem]) -> list[Prepared | Problem]:
    return list(articles(raws, IMPORTED))


def test_a_raw_article_leaves_the_pipeline_cleaned_dated_placed_and_with_its_keys() -> None:
    (item,) = made([*wire(1)])
    assert isinstance(item, Prepared)
    assert item.article.primary is Place.SEO
    assert item.article.institution is Institution.DISTRICT_OFFICE
    assert (item.article.title_derived, bool(item.article.title)) == (True, True)
    assert item.article.dates[0].text == "24일"
    assert {reason.about for reason in item.article.evidence} == {"place", "date"}
    assert item.keys.all == (item.keys.print,)
    assert item.raw.text in LINE.format("0번째 이야기다.")


def test_problems_come_between_the_articles_and_stop_nothing() -> None:
    problem = Problem("/news/wire.txt", 2, "깨진 줄")
    one, other = wire(2)
    kinds = [type(item) for item in made([one, problem, other])]
    assert sorted(kinds, key=str) == [Prepared, Prepared, Problem] or kinds.count(Prepared) == 2
    assert kinds.count(Problem) == 1


def test_an_article_that_makes_the_tagger_stumble_is_a_problem_with_its_line_and_the_others_are_judged_as_one_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from reader.tagging import places

    place_each = places.place_each

    def stumbling(page: Sequence[Fields], days: Sequence[date | None]) -> list[places.Placed]:
        if any("1번째" in fields.body for fields in page):
            raise KeyError("no such place")
        return place_each(page, days)

    page = wire(3)
    whole = made([page[0], page[2]])
    monkeypatch.setattr(places, "place_each", stumbling)
    first, problem, last = made([*page])
    assert problem == Problem("/news/wire.txt", 2, t("source.stumble", why="KeyError"))
    assert [first, last] == whole


def test_what_is_no_matter_of_the_text_ends_the_import(monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.tagging import places

    def exhausted(page: Sequence[Fields], days: Sequence[date | None]) -> list[places.Placed]:
        raise MemoryError

    monkeypatch.setattr(places, "place_each", exhausted)
    with pytest.raises(MemoryError):
        made([*wire(1)])


def test_equal_articles_of_a_file_are_told_apart_and_those_of_another_file_are_not() -> None:
    here, there = wire(1)[0], wire(1, "/news/other.txt")[0]
    prints = [item.keys.print for item in made([here, here, here, there]) if isinstance(item, Prepared)]
    assert len(set(prints[:3])) == 3
    assert prints[3] == prints[0]


def test_a_long_page_is_judged_in_windows_and_nothing_is_lost() -> None:
    archive = Archive.memory()
    last = list(run(archive, [Stream("/news/wire.txt", wire(WINDOW + 30))], IMPORTED))[-1]
    assert last.done
    assert last.counts == ImportCounts(new=WINDOW + 30)
    assert [row.text.rsplit(" ", 2)[-2] for row in archive.changes()][-1] == f"{WINDOW + 29}번째"


def test_articles_without_a_page_are_judged_alone() -> None:
    stated = replace(raw(text=TEXT, published="2026-01-14", published_basis=Basis.GIVEN), page=None)
    undated = replace(raw("다른 소식", "구는 새 도서관의 이름을 짓는다. 이름은 주민이 고른다."), page=None)
    first, second = made([stated, undated])
    assert isinstance(first, Prepared)
    assert isinstance(second, Prepared)
    assert first.article.published.text == "2026-01-14"
    assert second.article.published.basis is Basis.IMPORT
    assert (second.article.published.text, second.article.published.first) == ("2026-02-01", None)


def test_progress_counts_the_run_and_tells_each_problem_once() -> None:
    archive = Archive.memory()
    items: list[RawArticle | Problem] = [
        *wire(BATCH),
        Problem("/news/wire.txt", 3, "깨진 줄"),
        *wire(BATCH + 20)[BATCH:],
    ]
    size = sum(len(item.text.encode()) for item in items if isinstance(item, RawArticle))
    reports = list(run(archive, [Stream("/news/wire.txt", items, size)], IMPORTED))
    assert [report.done for report in reports] == [False] * (len(reports) - 1) + [True]
    assert sum(len(report.problems) for report in reports) == 1
    assert reports[-1].counts == ImportCounts(new=BATCH + 20, failed=1)
    read = [report.bytes_read for report in reports[:-1]]
    assert read == sorted(read)
    assert 0 == read[0] < read[1] <= size
    assert reports[0].counts == ImportCounts()


def test_a_second_run_finds_everything_the_same() -> None:
    archive = Archive.memory()
    for counts in (ImportCounts(new=20), ImportCounts(same=20)):
        assert list(run(archive, [Stream("/news/wire.txt", wire(20))], IMPORTED))[-1].counts == counts


def unreadable() -> Iterator[RawArticle]:
    yield from wire(2)
    raise UnreadableError("wire.txt: 읽을 수 없습니다.")


def test_a_source_that_breaks_off_is_a_problem_beside_others() -> None:
    archive = Archive.memory()
    reports = list(run(archive, [Stream("/bad", unreadable()), Stream("/good", wire(3, "/good"))], IMPORTED))
    assert reports[-1].counts == ImportCounts(new=2, same=2, failed=1) + ImportCounts(new=1)
    assert [problem.reason for report in reports for problem in report.problems] == ["wire.txt: 읽을 수 없습니다."]


def failing(error: Exception) -> Iterator[RawArticle]:
    raise error
    yield


def test_where_nothing_could_be_read_the_reason_is_raised() -> None:
    with pytest.raises(UnreadableError, match="멀리"):
        list(run(Archive.memory(), [Stream("/bad", failing(UnreadableError("멀리 있습니다.")))], IMPORTED))
    with pytest.raises(UsageError):
        list(run(Archive.memory(), [Stream("/bad", failing(UsageError("폴더입니다.")))], IMPORTED))


class FullDisk:
    """A destination that takes one batch."""

    def __init__(self) -> None:
        self.batches = 0

    def add(self, batch: object, now: datetime | None = None) -> ImportCounts:
        self.batches += 1
        if self.batches > 1:
            raise DiskFullError("가득 찼습니다.")
        return ImportCounts(new=BATCH)


def test_a_full_disk_ends_the_run_after_what_was_reported() -> None:
    reports = run(FullDisk(), [Stream("/news/wire.txt", wire(BATCH * 2))], IMPORTED)
    assert [next(reports).counts.new for _ in range(2)] == [0, BATCH]
    with pytest.raises(DiskFullError):
        next(reports)


def test_our_own_export_brings_back_what_it_states_and_keeps_its_id() -> None:
    archive = Archive.memory()
    stated = {
        "id": "abcdefghij23",
        "primary": "nam",
        "places": ["nam", "city"],
        "institution": "district_council",
        "published_from": "2026-01-14",
        "published_to": "2026-01-14",
        "published_basis": "stamp",
        "published_certain": True,
        "title_derived": False,
        "dates": [
            {
                "text": "24일",
                "start": "2026-01-24",
                "end": "2026-01-24",
                "role": "event",
                "certain": True,
                "repeats": None,
            }
        ],
    }
    line = raw(text=LINE, published="2026-01-14", published_basis=Basis.GIVEN, restored=stated, kind=Kind.RELEASE)
    list(run(archive, [Stream("/export.jsonl", [line])], IMPORTED))
    article = archive.article("abcdefghij23")
    assert (article.primary, article.places) == (Place.NAM, (Place.NAM, Place.CITY))
    assert article.institution is Institution.DISTRICT_COUNCIL
    assert (article.published.text, article.published.basis, article.published.certain) == (
        "2026-01-14",
        Basis.STAMP,
        True,
    )
    assert [(day.text, day.start) for day in article.dates] == [("24일", date(2026, 1, 24))]
    assert article.kind is Kind.RELEASE


@pytest.mark.parametrize(
    "stated", [{"id": "../../etc"}, {"primary": "busan"}, {"dates": [{"text": 1}]}, {"published_basis": "x"}]
)
def test_what_is_not_in_the_form_of_our_export_is_inferred_as_ever(stated: dict[str, object]) -> None:
    plain, other = made([wire(1)[0], replace(wire(1)[0], restored=stated)])
    assert isinstance(plain, Prepared)
    assert isinstance(other, Prepared)
    assert other.article == plain.article


def test_memory_does_not_grow_with_the_length_of_a_file() -> None:
    def endless(count: int) -> Iterator[RawArticle]:
        for i in range(count):
            yield raw(f"소식 {i}", TEXT.format(i), source="/long", page=f"/long#{i // 20}")

    def peak(count: int) -> int:
        tracemalloc.start()
        for _ in articles(endless(count), IMPORTED):
            pass
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return highest

    peak(50)  # tables are loaded
    assert peak(600) < peak(200) + 400_000


def test_what_days_gone_by_held_can_wait_in_a_long_source_but_not_days_to_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.ingest.SOON", LOT)
    text = "광주 서구는 오는 {}일 서구청에서 {}번째 돌봄 포럼을 연다고 밝혔다."
    days = [19] * LOT + [19, 27]
    source = [raw(f"포럼 {n}", text.format(day, n), published="2026-01-14", page=None) for n, day in enumerate(days)]
    told = [
        each.agenda for each in articles(source, datetime(2026, 1, 25, 9, tzinfo=KST)) if isinstance(each, Prepared)
    ]
    assert [each is None for each in told] == [False] * LOT + [True, False]
    assert told[-1]
    assert told[-1][0].first == date(2026, 1, 27)
