"""``gjnews agenda`` as a shell sees it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from reader.announcing import announce
from reader.archive.articles import Archive
from reader.ingest import SOON
from reader.turn import turn
from tests.cli.helpers import SEEDS, Done, errors, gjnews, rows

NEWS = (
    '{"title": "동구 ‘골목 책 잔치’ 4월 2일 개막", "outlet": "예시일보", "published": "2026-03-12T09:00:00+09:00",'
    ' "url": "https://yesi.example/1", "body": "광주 동구는 4월 2일부터 5일까지 동명동 일대에서 ‘골목 책 잔치’를 연다고 밝혔다."}\n'
    '{"title": "서구, 이웃 돌봄단 모집", "outlet": "견본신문", "published": "2026-03-12",'
    ' "body": "광주 서구는 이웃을 살필 돌봄단을 모은다고 밝혔다. 신청은 오는 27일까지 서구청에서 받는다."}\n'
).encode()
SPAN = ("--from", "2026-03", "--to", "2026-04")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    gjnews(folder, "import", "--later", "--format", "jsonl", "-", stdin=NEWS)
    return folder


def lines(done: Done) -> list[str]:
    return done.stdout.decode().splitlines()


def test_days_deadlines_and_periods_are_printed_in_their_order(home: Path) -> None:
    done = gjnews(home, "agenda", *SPAN)
    assert done.returncode == 0
    assert [line.split()[:2] for line in lines(done)] == [["..2026-03-27", "서구"], ["2026-04-02..2026-04-05", "동구"]]


def test_json_says_what_when_where_and_which_article(home: Path) -> None:
    deadline, festival = rows(gjnews(home, "agenda", *SPAN, "--json"))
    assert (deadline["start"], deadline["end"], deadline["role"]) == ("2026-03-27", "2026-03-27", "deadline")
    assert deadline["words"] == "신청은 오는 27일까지 서구청에서 받는다"
    assert festival == festival | {
        "start": "2026-04-02",
        "end": "2026-04-05",
        "role": "period",
        "certain": True,
        "repeats": None,
        "place": "dong",
        "venue": "동명동 일대",
        "articles": 1,
        "outlet": "예시일보",
        "url": "https://yesi.example/1",
    }
    shown = rows(gjnews(home, "show", str(festival["id"]), "--json"))
    assert shown[0]["title"] == festival["title"]


def test_a_place_and_days_narrow_it(home: Path) -> None:
    assert [row["place"] for row in rows(gjnews(home, "agenda", *SPAN, "--place", "서구", "--json"))] == ["seo"]
    assert [row["place"] for row in rows(gjnews(home, "agenda", "--from", "2026-04-05", "--json", "--to", "2026"))] == [
        "dong"
    ]


def test_nothing_announced_is_status_1_and_said(home: Path) -> None:
    done = gjnews(home, "agenda", "--from", "2026-06", "--to", "2026-06")
    assert (done.returncode, done.stdout) == (1, b"")
    assert errors(done) == ["gjnews: 그 사이에 알려진 일정이 없습니다."]


def test_days_that_a_large_import_left_for_later_are_said_to_be_incomplete(tmp_path: Path) -> None:
    short = "".join(f'{{"title": "{n}번째 동정", "outlet": "예시일보"}}\n' for n in range(SOON)).encode()
    gjnews(tmp_path, "import", "--later", "--format", "jsonl", "-", stdin=short + NEWS)
    done = gjnews(tmp_path, "agenda", *SPAN, "--json")
    assert (rows(done), errors(done)[0].count("기사 2건이 남았습니다")) == ([], 1)
    assert errors(gjnews(tmp_path, "agenda", "--json"))[0].count("기사 2건이 남았습니다") == 1
    with turn(tmp_path), Archive.open(tmp_path, writable=True) as archive:
        assert sum(announce(archive)) == 2
    done = gjnews(tmp_path, "agenda", *SPAN, "--json")
    assert (len(rows(done)), errors(done)) == (2, [])


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (["--from", "2026-13"], "--from에 없는 날입니다: 2026-13"),
        (["--to", "언젠가"], "--to에 없는 날입니다: 언젠가"),
        (["--place", "수성구"], "--place에 없는 값입니다: 수성구"),
        (["--json", "--ics"], "형식은 하나만 고르세요"),
    ],
)
def test_what_means_nothing_is_named(home: Path, wrong: list[str], told: str) -> None:
    done = gjnews(home, "agenda", *wrong)
    assert done.returncode == 2
    assert told in errors(done)[0]


def test_a_calendar_can_be_imported_by_a_phone(home: Path) -> None:
    done = gjnews(home, "agenda", *SPAN, "--ics")
    raw = done.stdout.split(b"\r\n")
    assert all(b"\n" not in line and len(line) <= 75 for line in raw)
    assert all(line.decode("utf-8") is not None for line in raw), "no letter is torn"
    calendar = Calendar.from_ical(done.stdout)
    events = {event.decoded("dtstart"): event for event in calendar.walk("VEVENT")}
    festival = events[date(2026, 4, 2)]
    assert festival.decoded("dtend") == date(2026, 4, 6), "the end is exclusive"
    assert b"DTSTART;VALUE=DATE:20260402" in raw
    assert festival["location"] == "동명동 일대 (동구)"
    assert festival["url"] == "https://yesi.example/1"
    assert "골목 책 잔치" in festival["summary"]
    assert "예시일보 — 동구 ‘골목 책 잔치’ 4월 2일 개막" in festival["description"]


WEEKLY = (
    '{"title": "동구 골목 장터", "outlet": "예시일보", "published": "2026-03-12", "body": "광주 동구는 4월 4일부터'
    ' 5월 31일까지 매주 토·일요일 동명동 일대에서 골목 장터를 연다고 밝혔다. 해설은 매월 둘째 주 수요일에 한다."}\n'
).encode()


def test_days_that_come_back_are_one_event_that_recurs(tmp_path: Path) -> None:
    gjnews(tmp_path, "import", "--later", "--format", "jsonl", "-", stdin=WEEKLY)
    market, tour = rows(gjnews(tmp_path, "agenda", "--from", "2026-03-12", "--to", "2026-05", "--json"))
    assert [(row["start"], row["until"], row["repeats"]) for row in (market, tour)] == [
        ("2026-04-04", "2026-05-31", "weekly:sat,sun"),
        ("2026-04-08", "2026-05-13", "monthly:2wed"),
    ]
    identities = set()
    for day in ("2026-03-12", "2026-04-13"):
        done = gjnews(tmp_path, "agenda", "--from", day, "--to", "2026-05", "--ics")
        event = next(each for each in Calendar.from_ical(done.stdout).walk("VEVENT") if "장터" in each["summary"])
        identities.add(str(event["uid"]))
        rule = event["rrule"]
        assert (rule["FREQ"], rule["BYDAY"], rule["UNTIL"]) == (["WEEKLY"], ["SA", "SU"], [date(2026, 5, 31)])
    assert event.decoded("dtstart") == date(2026, 4, 18), "the next one"
    assert len(identities) == 1, "importing it again changes it instead of adding it"


def test_an_event_keeps_its_identity_when_another_article_announces_it_too(home: Path, tmp_path: Path) -> None:
    def identities(folder: Path) -> list[str]:
        found = Calendar.from_ical(gjnews(folder, "agenda", *SPAN, "--ics").stdout)
        return sorted(str(event["uid"]) for event in found.walk("VEVENT"))

    gjnews(tmp_path, "import", "--later", "--format", "jsonl", "-", stdin=NEWS)
    before = identities(tmp_path)
    again = (
        NEWS.splitlines()[0]
        .replace("예시일보".encode(), "견본일보".encode())
        .replace(b"yesi.example/1", b"g.example/2")
    )
    gjnews(tmp_path, "import", "--later", "--format", "jsonl", "-", stdin=again)
    assert [row["articles"] for row in rows(gjnews(tmp_path, "agenda", *SPAN, "--json"))] == [1, 2]
    assert identities(tmp_path) == before


def test_the_sample_has_an_agenda_of_its_own_days(tmp_path: Path) -> None:
    done = gjnews(tmp_path, "agenda", "--sample", "--json")
    assert rows(done)
    assert all(row["end"] >= "2026-11-03" for row in rows(done))


@pytest.mark.skipif(not SEEDS, reason="the seed files are not part of the repository")
def test_the_hearing_of_the_digest_is_on_its_day(tmp_path: Path) -> None:
    gjnews(tmp_path, "import", "--later", *SEEDS)
    found = rows(gjnews(tmp_path, "agenda", "--from", "2026-01-19", "--to", "2026-01-19", "--json"))
    assert [row["role"] for row in found if row["start"] == "2026-01-19"] == ["event"]
