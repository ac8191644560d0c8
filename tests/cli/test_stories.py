"""``gjnews stories`` as a shell sees it: who ran which release, who changed the headline, what nobody ran."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.helpers import Done, errors, gjnews, rows

BODY = (
    "광주 서구는 홀로 사는 주민을 살피는 ‘이웃 돌봄 모임’ 회원 200명을 모은다고 12일 밝혔다.\n"
    "회원은 한 주에 두 번 이웃의 안부를 묻고, 도움이 필요한 집을 동 행정복지센터에 알린다. 모임은 18개 동마다 하나씩 꾸린다.\n"
    "서구는 지난해 네 개 동에서 모임을 시험해 위기가구 61곳을 찾았다. 올해는 약국과 편의점도 함께한다.\n"
    "서구 복지정책과장은 “이웃의 눈이 가장 빠르다”며 “문을 두드리는 일부터 시작하겠다”고 말했다."
)
UNRUN = (
    "광주 동구는 산수동 골목에 심을 나무를 주민 투표로 고른다고 12일 밝혔다.\n"
    "투표는 누리집과 주민센터에서 열리며 감나무, 매화나무, 모과나무가 후보에 올랐다. 심는 곳은 골목 스물세 군데다."
)


def line(title: str, body: str, outlet: str, published: str) -> dict[str, str]:
    return {"title": title, "body": body, "outlet": outlet, "published": published}


RELEASES = [
    line("서구, 이웃 돌봄 모임 200명 모집", BODY, "서구청", "2026-03-12T08:30:00+09:00"),
    line("동구, 골목 나무 주민이 고른다", UNRUN, "동구청", "2026-03-12T08:40:00+09:00"),
]
ARTICLES = [
    line("서구, 이웃 돌봄 모임 200명 모집", BODY, "예시일보", "2026-03-12T09:10:00+09:00"),
    line("“이웃의 눈이 가장 빠르다” 서구 돌봄 모임", BODY, "견본신문", "2026-03-12T10:00:00+09:00"),
]


def jsonl(lines: list[dict[str, str]]) -> bytes:
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in lines).encode()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    gjnews(folder, "import", "--later", "--format", "jsonl", "--kind", "release", "-", stdin=jsonl(RELEASES))
    gjnews(folder, "import", "--later", "--format", "jsonl", "-", stdin=jsonl(ARTICLES))
    return folder


def lines(done: Done) -> list[str]:
    return done.stdout.decode().splitlines()


def test_a_story_is_told_with_its_release_and_who_ran_it_first(home: Path) -> None:
    (story,) = rows(gjnews(home, "stories", "돌봄", "--json"))
    assert story["outlets"] == ["예시일보", "견본신문"]
    assert story["articles"] == 2
    assert story["first"]["outlet"] == "예시일보"
    assert [each["outlet"] for each in story["retitled"]] == ["견본신문"]
    assert story["own"] == []
    assert story["release"]["outlet"] == "서구청"
    assert story["lead"]["title"] == "“이웃의 눈이 가장 빠르다” 서구 돌봄 모임", "by relevance, as the list has it"


def test_a_release_that_nobody_ran_is_found_by_its_count(home: Path) -> None:
    (story,) = rows(gjnews(home, "stories", "종류:보도자료", "매체수:0", "--json"))
    assert (story["release"]["outlet"], story["outlets"], story["articles"]) == ("동구청", [], 0)


def test_what_an_outlet_did_not_run_is_found(home: Path) -> None:
    found = rows(gjnews(home, "search", "종류:보도자료", "안실은곳:예시일보", "--json"))
    assert [row["outlet"] for row in found] == ["동구청"]
    assert rows(gjnews(home, "search", "종류:자체", "--json")) == []


def test_lines_say_how_many_ran_it_and_who_was_first(home: Path) -> None:
    told = lines(gjnews(home, "stories"))
    assert len(told) == 2
    assert any("매체 2곳 · 첫 보도 예시일보 · 제목 바꿈 1 · 보도자료 서구청" in line for line in told)
    assert any("매체 0곳 · 보도자료 동구청" in line for line in told)


def test_the_table_has_a_line_for_each_story_and_opens_in_a_spreadsheet(home: Path) -> None:
    text = gjnews(home, "stories", "--csv").stdout.decode("utf-8")
    assert text.startswith("\ufeff대표 기사,")
    table = list(csv.DictReader(io.StringIO(text[1:])))
    care = next(row for row in table if "돌봄" in row["대표 기사"])
    assert (care["매체 수"], care["매체"], care["첫 보도"]) == ("2", "예시일보, 견본신문", "예시일보")
    assert care["바꾼 제목"] == "“이웃의 눈이 가장 빠르다” 서구 돌봄 모임"


def test_stories_and_articles_of_a_query_agree(home: Path) -> None:
    stories = rows(gjnews(home, "stories", "--json", "--limit", "0"))
    articles = rows(gjnews(home, "search", "--json", "--limit", "0"))
    assert {story["story"] for story in stories} == {row["story"] for row in articles}
    assert sum(story["articles"] for story in stories) == sum(row["kind"] == "article" for row in articles)


def test_nothing_found_and_wrong_usage_are_said(home: Path) -> None:
    assert gjnews(home, "stories", "없는말").returncode == 1
    wrong = gjnews(home, "stories", "--json", "--csv")
    assert wrong.returncode == 2
    assert "형식은 하나만" in errors(wrong)[0]
    assert gjnews(home, "stories", "매체수:많이").returncode == 2
