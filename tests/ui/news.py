"""Invented news of February and March 2024, and a library of it, as the tests of the application read it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from reader.library import Library

LONG = (
    "광주 동구, ‘골목에서 만나는 느린 산책’ 시범 운영… 주민 140명이 직접 고른 여덟 갈래 길, 세 계절에 걸쳐 차례로 연다"
)

NEWS = (
    (
        "광주 서구, 이웃 돌봄 모임 200명 모집",
        "광주 서구는 홀로 사는 주민을 살피는 이웃 돌봄 모임을 꾸린다.",
        "서구",
        "14",
    ),
    ("서구 작은도서관, 밤 9시까지 연다", "광주 서구는 작은도서관 12곳의 문 여는 시간을 늘린다.", "서구", "14"),
    (LONG, "광주 동구는 산책길을 연다고 밝혔다.", "동구", "13"),
    ("광주 동구 [/] 꺾쇠 [bold]든 제목[/bold]", "광주 동구는 대괄호가 든 제목도 그대로 보인다고 밝혔다.", "동구", "13"),
    ("광주시, 통합돌봄 성과 나눈다", "광주광역시는 통합돌봄 성과를 나누는 자리를 연다.", "광주시", "12"),
    ("남구, 마을버스 노선 둘 놓는다", "광주 남구는 마을버스 노선 두 개를 새로 놓는다.", "남구", "11"),
    ("북구 시민농장 300구획 분양", "광주 북구가 시민농장 300구획을 분양한다.", "북구", "11"),
    ("광산구, 강변 자전거길 새로 포장", "광주 광산구가 강변 자전거길을 새로 포장한다.", "광산구", "10"),
)
"""Title, first sentence, place, day of March 2024."""

MORE = "\n".join(f"{number}째 문단입니다. 주민들은 모임이 오래 이어지기를 바란다고 말했다." for number in range(2, 31))


def write(path: Path, articles: Iterable[dict[str, str]]) -> Path:
    """A file of JSON Lines."""
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in articles), encoding="utf-8")
    return path


def articles() -> list[dict[str, str]]:
    """The news as lines of a file: the first has an address and thirty paragraphs."""
    found = [
        {"title": title, "body": lead, "published": f"2024-03-{day}", "outlet": "예시일보"}
        for title, lead, _, day in NEWS
    ]
    found[0] |= {"url": "https://news.example/1", "body": f"{NEWS[0][1]}\n{MORE}", "reporter": "박예시"}
    del found[1]["outlet"]
    found[7]["published"] = "2024-02-28"
    return found


def files(folder: Path) -> Library:
    """The news in the mode of files."""
    return Library.open_files([str(write(folder / "news.jsonl", articles()))])


def archive(folder: Path, monkey_home: Path) -> Library:
    """The news in an archive of its own."""
    library = Library.open(monkey_home)
    for _ in library.import_paths([str(write(folder / "news.jsonl", articles()))]):
        pass
    return library
