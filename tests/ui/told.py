"""Invented news that several outlets tell, with their stories set by hand: what finds stories is tested elsewhere."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from reader.library import Library
from reader.model import Kind
from tests.ui import news

RELEASE = (
    "광주 서구는 이달 28일부터 작은도서관 열두 곳의 문을 밤 9시까지 연다고 14일 밝혔다.\n"
    "퇴근한 주민도 책을 빌릴 수 있게 하려는 것이다. 서구는 사서 여섯 명을 더 두기로 했다.\n"
    "구는 올해 안에 네 곳을 더 연다."
)
COPY = RELEASE.replace("사서 여섯 명을 더 두기로", "야간 사서 여섯 명을 두기로")
OWN = (
    "밤 8시, 서구의 한 작은도서관에는 열세 명이 앉아 있었다. 중학생 둘은 시험공부를 했고, 한 아버지는 딸에게 그림책을 읽어 주었다.\n"
    "서구가 작은도서관 열두 곳을 밤 9시까지 열기로 하면서 생긴 풍경이다. 사서들은 늦은 퇴근을 걱정했다.\n"
    "이용자는 하루 평균 40명이다."
)
_TOLD = (
    ("작은도서관 열두 곳, 밤 9시까지", RELEASE, "서구청", "2024-03-14T09:00:00+09:00", Kind.RELEASE),
    ("서구, 작은도서관 열두 곳 밤 9시까지 연다", COPY, "예시일보", "2024-03-14T10:20:00+09:00", Kind.ARTICLE),
    ("“밤에도 책을” 서구 작은도서관 연장 운영", RELEASE, "견본신문", "2024-03-14T13:05:00+09:00", Kind.ARTICLE),
    ("밤 8시, 작은도서관에 불이 켜졌다", OWN, "표본매일", "2024-03-14T18:40:00+09:00", Kind.ARTICLE),
    ("서구 돌봄 모임 200명 모집", "광주 서구가 이웃을 살필 주민 200명을 찾는다.", None, "2024-03-13", Kind.ARTICLE),
    ("이웃 돌봄에 나설 주민 찾습니다", "광주 서구는 돌봄 모임을 꾸린다.", None, "2024-03-13", Kind.ARTICLE),
    ("북구 시민농장 300구획 분양", "광주 북구가 시민농장 300구획을 분양한다.", "예시일보", "2024-03-12", Kind.ARTICLE),
    (
        "남구, 마을버스 노선 둘 놓는다",
        "광주 남구는 마을버스 노선 두 개를 놓는다.",
        "예시일보",
        "2024-03-11",
        Kind.ARTICLE,
    ),
)
LIBRARY, CARE = (0, 1, 2, 3), (4, 5)
"""Places in the list above: the story of four, of which three share a text, and that of two."""


def archive(folder: Path, home: Path) -> Library:
    """The news in an archive of its own, newest story first: a release and those who ran it, two of unknown outlets,
    two that stand alone."""
    with Library.open(home) as library:
        for number, (title, body, outlet, published, kind) in enumerate(_TOLD):
            told = {"title": title, "body": body, "outlet": outlet, "published": published}
            told["url"] = f"https://news.example/{number}"
            path = news.write(folder / f"{number}.jsonl", [{key: each for key, each in told.items() if each}])
            for _ in library.import_paths([str(path)], kind=kind):
                pass
    _set_stories(home, {})
    return Library.open(home)


def add(home: Path, folder: Path, story: str, **stated: object) -> None:
    """Another process archives one more article, of the story that the article with the title `story` belongs to."""
    path = folder / "more.jsonl"
    path.write_text(json.dumps(stated, ensure_ascii=False) + "\n", encoding="utf-8")
    with Library.open(home) as library:
        for _ in library.import_paths([str(path)]):
            pass
    _set_stories(home, {str(stated["title"]): story})


def _set_stories(home: Path, more: Mapping[str, str]) -> None:
    """Put stories and reprint groups into the archive; `more`: titles of further articles, and of one of their story."""
    titles = [title for title, *_ in _TOLD]
    stories = {titles[place]: titles[group[0]] for group in (LIBRARY, CARE) for place in group}
    stories |= {title: stories.get(one, one) for title, one in more.items()}
    with closing(sqlite3.connect(home / "archive.db")) as db, db:
        ids = dict(db.execute("SELECT title, id FROM article"))
        for title, own in ids.items():
            copied = titles[0] if title in titles[:3] else title
            told = (ids[stories.get(title, title)], ids[copied])
            db.execute(
                "UPDATE article SET story = ?, reprints = ?, seq = (SELECT max(seq) + 1 FROM article) "
                "WHERE id = ? AND (story, reprints) IS NOT (?, ?)",
                (*told, own, *told),
            )
        last = db.execute("SELECT max(seq) FROM article").fetchone()
        db.execute("UPDATE state SET value = max(value, ?) WHERE name = 'seq'", last)
