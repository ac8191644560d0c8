"""What stands around a text becomes fields, and the text stays whole."""

from __future__ import annotations

import time
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import sources
from reader.intake import Fields, RawArticle
from reader.text.clean import HEAD_LIMIT, TAIL_LIMIT, clean
from reader.text.outlets import outlets
from reader.text.patterns import read
from reader.text.printable import printable

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"


def fields(text: str, headline: str = "제목", **more: Any) -> Fields:
    return clean(RawArticle(source="/news.txt", line=1, headline=headline, text=text, **more))


def excerpt(text: str) -> Fields:
    return fields(text, page_date=date(2026, 3, 9))


def rows() -> list[tuple[str, dict[str, Any]]]:
    table = read("patterns.toml")
    return [(role, row) for role, found in table.items() if isinstance(found, list) for row in found]


@pytest.mark.parametrize(("role", "row"), rows(), ids=lambda value: value["example"] if isinstance(value, dict) else "")
def test_each_pattern_finds_what_its_example_says(role: str, row: dict[str, Any]) -> None:
    found = fields(row["example"])
    wanted = row.get("finds", {})
    publisher = found.agency if wanted.get("outlet") in outlets().agencies else found.outlet
    assert (publisher, found.reporter) == (wanted.get("outlet"), wanted.get("reporter"))
    if "credit" in wanted:
        assert found.credits == (wanted["credit"],)
    if "caption" in wanted:
        assert found.captions == (wanted["caption"],)
    if role in ("byline", "boilerplate", "broadcast"):
        assert found.body.endswith("동구가 행사를 연다.")


@pytest.mark.parametrize("text", [row["kept"] for _, row in rows() if "kept" in row])
def test_each_pattern_leaves_alone_what_only_looks_like_it(text: str) -> None:
    found = fields(text)
    assert (found.body, found.captions, found.credits) == (text, (), ())


@pytest.mark.parametrize("text", [row["example"] for _, row in rows()])
def test_a_cleaned_text_stays_as_it_is_when_it_is_cleaned_again(text: str) -> None:
    once = fields(text)
    assert fields(once.body).body == once.body


@pytest.mark.parametrize(
    ("text", "agency", "outlet", "reporter"),
    [
        ("(광주=연합뉴스) 박예시 기자 = 동구가 행사를 연다.", "연합뉴스", None, "박예시"),
        ("[광주=뉴시스]박예시 기자 = 동구가 행사를 연다.", "뉴시스", None, "박예시"),
        ("[전남광주=뉴시스] 박예시 기자 = 동구가 행사를 연다.", "뉴시스", None, "박예시"),
        ("【광주=뉴시스】박예시 기자 = 동구가 행사를 연다.", "뉴시스", None, "박예시"),
        ("(광주=뉴스1) 박예시 기자 = 동구가 행사를 연다.", "뉴스1", None, "박예시"),
        ("견본매일 = 박예시 기자 | 동구가 행사를 연다.", None, "견본매일", "박예시"),
        ("견본경제신문=박예시 기자 | 동구가 행사를 연다.", None, "견본경제신문", "박예시"),
        ("[견본일보 박예시 기자] 동구가 행사를 연다.", None, "견본일보", "박예시"),
        ("동구가 행사를 연다. /박예시 기자 reporter@example.com", None, None, "박예시"),
        ("동구가 행사를 연다.\n◎공감언론 뉴시스 reporter@newsis.com", "뉴시스", None, None),
        (
            "동구가 행사를 연다.\n박예시 기자 reporter@example.com\nⓒ 견본일보, 무단전재 및 재배포 금지",
            None,
            None,
            "박예시",
        ),
        ("동구가 행사를 연다. <저작권자(c) 견본통신, 무단 전재-재배포 금지>", None, None, None),
    ],
)
def test_bylines_and_datelines_become_fields(
    text: str, agency: str | None, outlet: str | None, reporter: str | None
) -> None:
    found = fields(text)
    assert (found.body, found.agency, found.outlet, found.reporter) == (
        "동구가 행사를 연다.",
        agency,
        outlet,
        reporter,
    )


def test_what_the_source_states_is_not_overruled_by_the_text() -> None:
    found = fields("[예시신문=박예시 기자] 동구가 행사를 연다.", outlet="견본신문", reporter="이견본")
    assert (found.outlet, found.reporter, found.body) == ("견본신문", "이견본", "동구가 행사를 연다.")


def test_an_article_about_reprinting_keeps_its_text() -> None:
    text = "협회는 무단전재 및 재배포 금지 조항을 설명했다.\n저작권자 표시는 지켜야 한다고 했다. 무단전재는 막아야 할 일이다."
    assert fields(text).body == text


@pytest.mark.parametrize(
    "end",
    [
        "그는 무단전재 및 재배포 금지 조항을 지켜 달라고 했다.",
        "토론회의 이름은 ‘ⓒ 무단전재 및 재배포 금지, 이대로 좋은가’였다.",
        "ⓒ 표시는 저작권자를 알리는 기호라고 그는 설명했다.",
        "저작권자 © 표시를 없애자는 의견도 나왔다.",
        "▶ 구독과 채널을 함께 파는 방식도 문제라고 했다.",
        "■ 제보를 받는 창구는 동구청 안전과에 있다.",
    ],
)
def test_a_last_paragraph_about_reprinting_or_tips_is_text(end: str) -> None:
    text = f"광주 동구에서 기사 저작권을 다루는 토론회가 열렸다.\n{end}"
    assert fields(text).body == text


_BODY = "동구가 행사를 연다."
_MARKS = [row["example"].removesuffix(_BODY) for _, row in rows() if row["example"].endswith(_BODY)]
_ENDS = [row["example"].removeprefix(_BODY) for _, row in rows() if row["example"].startswith(_BODY)]


@given(st.lists(st.sampled_from(_MARKS), max_size=5), st.lists(st.sampled_from(_ENDS), max_size=6))
def test_however_many_bylines_and_notices_follow_each_other_no_more_than_the_limits_goes(
    marks: list[str], ends: list[str]
) -> None:
    head, tail = "".join(marks), "".join(ends)
    printed = printable(f"{head}{_BODY}{tail}")
    begin, found = printed.index(_BODY), fields(printed)
    assert _BODY in found.body
    kept = found.body.index(_BODY)
    beside = sum(len(each) + 2 for each in (*found.captions, *found.credits))
    spaces = sum(char.isspace() for char in printed)
    assert begin - kept <= HEAD_LIMIT + beside + spaces
    assert len(printed) - begin - (len(found.body) - kept) <= TAIL_LIMIT + beside + spaces


def test_the_credit_of_a_stated_caption_stands_beside_it() -> None:
    found = fields("동구가 행사를 연다.", restored={"captions": ["동구 주민들이 나무를 심고 있다. (제공=동구)"]})
    assert (found.captions, found.credits) == (("동구 주민들이 나무를 심고 있다.",), ("동구",))


@pytest.mark.parametrize("title", ["수습", "인턴", "선임", "객원"])
def test_a_reporter_is_named_without_a_title(title: str) -> None:
    assert fields(f"[광주=예시통신]박예시 {title}기자 = 동구가 행사를 연다.").reporter == "박예시"


def test_no_more_than_the_limits_is_dropped_around_a_text() -> None:
    long_head = f"[{'가' * HEAD_LIMIT}=박예시 기자] 동구가 행사를 연다."
    long_tail = f"동구가 행사를 연다. <저작권자 © {'가' * TAIL_LIMIT} 재배포 금지>"
    assert (fields(long_head).body, fields(long_tail).body) == (long_head, long_tail)


@pytest.mark.parametrize(
    ("text", "caption", "credit", "body"),
    [
        (
            "▲ 동구 직원(왼 쪽)이 나무를 심고 있다. / 동구청 제공 광주 동구는 나무를 심었다.",
            "동구 직원(왼쪽)이 나무를 심고 있다.",
            "동구청",
            "광주 동구는 나무를 심었다.",
        ),
        (
            "사진 왼쪽부터 동구청장, 서구청장. (제공=광주시)한편, 두 구는 나무를 심었다.",
            "사진 왼쪽부터 동구청장, 서구청장.",
            "광주시",
            "한편, 두 구는 나무를 심었다.",
        ),
        (
            "동구 나무 학교 사진=동구 제공 광주 동구는 나무를 심었다.",
            "동구 나무 학교",
            "동구",
            "광주 동구는 나무를 심었다.",
        ),
        ("동구 직원이 나무를 심고 있다.<광주 동구 제공>", "동구 직원이 나무를 심고 있다.", "광주 동구", ""),
        ("동구가 식사 제공 사업을 넓힌다. / 동구청 제공", None, "동구청", "동구가 식사 제공 사업을 넓힌다."),
        ("<사진=동구 제공>\n광주 동구가 숲을 연다.", None, "동구", "광주 동구가 숲을 연다."),
        ("/동구 제공 광주 동구는 나무를 심었다.", None, "동구", "광주 동구는 나무를 심었다."),
        (
            "동구청장은 2일 나무를 심었다. 사진=광주 동구 견본신문=박예시 기자 | 광주 동구는 숲을 만든다.",
            "동구청장은 2일 나무를 심었다.",
            "광주 동구",
            "광주 동구는 숲을 만든다.",
        ),
        (
            "광주 동구는 나무를 심었다. 숲은 넓다.\n(사진=동구 제공)",
            None,
            "동구",
            "광주 동구는 나무를 심었다. 숲은 넓다.",
        ),
        ("광주 동구는 나무를 심었다. 숲은 넓다. 사진=동구 제공", None, "동구", "광주 동구는 나무를 심었다. 숲은 넓다."),
    ],
)
def test_captions_and_credits_become_fields(text: str, caption: str | None, credit: str, body: str) -> None:
    found = fields(text)
    assert (found.captions, found.credits, found.body) == ((caption,) if caption else (), (credit,), body)


def test_a_photo_stamp_gives_a_day_and_the_outlet_of_its_address() -> None:
    found = fields("(왼쪽부터) 동구청장, 서구청장. 2026.03.06 reporter@newspim.com 두 구는 다리를 고친다.")
    assert (found.stamps, found.outlet, found.reporter) == ((date(2026, 3, 6),), "뉴스핌", None)
    assert (found.captions, found.body) == (("(왼쪽부터) 동구청장, 서구청장.",), "두 구는 다리를 고친다.")


def test_an_impossible_stamp_is_no_day() -> None:
    found = fields("동구청장이 인사하고 있다. 2026.13.45 reporter@example.com 두 구는 다리를 고친다.")
    assert (found.stamps, found.body) == ((), "두 구는 다리를 고친다.")


@pytest.mark.parametrize(
    "text",
    [
        "김견본 구청장(사진=동구 제공)은 나무를 심었다. 숲은 넓다.",
        "광주 동구는 ▲나무 심기 ▲꽃 심기 ▲물 주기를 한다. 숲은 넓다.",
        "동구는 도시락 (점심 제공)을 나른다. 이웃이 함께했다.",
        "동구는 나무를 심었다.\n표(자료=통계청)를 보면 숲은 넓다.\n끝까지 걷는다.",
    ],
)
def test_a_text_with_the_signs_of_a_caption_keeps_its_sentences(text: str) -> None:
    assert fields(text).body == text


def test_subheads_above_a_photograph_stand_on_lines_of_their_own() -> None:
    found = excerpt(
        "9일, 견본의원과 방문 진료 업무 협약 체결 퇴원 환자 돕는 ‘집으로’ 사업 본격 추진 "
        "▲ 두 기관이 사진을 찍고 있다. / 동구청 제공 광주 동구..."
    )
    assert found.body.split("\n") == [
        "9일, 견본의원과 방문 진료 업무 협약 체결",
        "퇴원 환자 돕는 ‘집으로’ 사업 본격 추진",
        "광주 동구",
    ]
    assert found.truncated


def test_passages_of_an_excerpt_stay_apart_and_its_cut_end_is_told() -> None:
    found = excerpt('동구가 골목을... 구청장은 "길을 넓히겠다"며 "주민...')
    assert (found.body, found.truncated) == ('동구가 골목을 ... 구청장은 "길을 넓히겠다"며 "주민', True)


def test_dots_inside_an_ordinary_article_are_left_alone() -> None:
    assert fields("구청장은 “그게… 어렵다”고 했다.").body == "구청장은 “그게… 어렵다”고 했다."


def test_an_excerpt_that_ends_with_its_sentence_is_whole() -> None:
    assert not excerpt("동구가 행사를 연다.").truncated
    assert excerpt("동구가 행사를 연다. 시는 13일 시청.").truncated


def test_a_text_without_a_headline_gets_one() -> None:
    found = fields("광주 동구는 3일 숲을 열었다. 숲은 넓다.", headline="")
    assert found.title_derived
    assert found.title.startswith("동구, ")


def test_a_restored_headline_is_kept_with_the_captions_of_the_export() -> None:
    found = fields(
        "동구는 숲을 열었다.",
        headline="",
        restored={"title": "동구, 숲", "captions": ["숲길"], "credits": ["동구"]},
    )
    assert (found.title, found.title_derived, found.captions, found.credits) == ("동구, 숲", True, ("숲길",), ("동구",))


def test_text_is_composed_and_its_spaces_are_single() -> None:
    found = fields(unicodedata.normalize("NFD", "광주\u00a0 동구는\t숲을 열었다.\r\n\r\n숲은  넓다."))
    assert found.body == "광주 동구는 숲을 열었다.\n숲은 넓다."


def test_a_space_missing_behind_a_full_stop_is_put_in() -> None:
    assert fields("동구는 숲을 열었다.숲은 넓다.").body == "동구는 숲을 열었다. 숲은 넓다."


HARMFUL = "\x1b]52;c;eA==\x07\x1b[2J\u202e\u2066\u200b\u200d\ufeff\u00ad\x00\x9b31m\ud800\U000e0041"


def test_nothing_that_a_terminal_obeys_or_hides_is_left_in_any_field() -> None:
    found = clean(
        RawArticle(
            source="/news.txt",
            line=1,
            headline=f"제{HARMFUL}목",
            text=f"▲ 동구 직원이 나무를{HARMFUL} 심고 있다. / 동구{HARMFUL}청 제공 동구는{HARMFUL} 숲을 열었다.",
            outlet=f"견본{HARMFUL}신문",
            reporter=f"이{HARMFUL}견본",
            restored={"captions": [f"숲{HARMFUL}길"]},
        )
    )
    texts = [found.title, found.body, found.outlet or "", found.reporter or "", *found.captions, *found.credits]
    assert all(char == "\n" or unicodedata.category(char) not in ("Cc", "Cf", "Cs") for text in texts for char in text)


def test_marks_are_not_piled_over_other_lines() -> None:
    assert len(fields("동" + "\u0301" * 10_000 + "구").body) <= 4


@pytest.mark.parametrize(
    "piece",
    [
        "가",
        ".",
        "…",
        "▲",
        "(",
        "[",
        '"',
        "‘",
        " ",
        "\n",
        "=",
        "/",
        "@",
        "a@",
        "a.",
        "제공",
        "사진=",
        "김예시 기자 ",
        "다. ",
        "2026.01.13 ",
        "\u0301",
        "\u200b",
        "저작권자 ©",
        "ⓒ\n",
        "하고 ",
        "= 김예시 기자 ",
        "20일 ",
        "\u1100\u1161",
    ],
)
@pytest.mark.parametrize("page", [None, date(2026, 3, 9)])
def test_hostile_text_takes_no_more_time_than_it_is_long(piece: str, page: date | None) -> None:
    text = "사진 기자 제공 @" + (piece * 100_000)[:100_000] + "기자 @ 금지"
    begun = time.process_time()
    fields(text, headline="", page_date=page)
    assert time.process_time() - begun < 3


def test_the_digest_of_the_fixtures_is_taken_apart() -> None:
    found = [clean(raw) for raw in sources.read(str(ROOT / "fixtures" / "digest.txt")) if isinstance(raw, RawArticle)]
    assert [(item.outlet, item.reporter, item.credits) for item in found] == [
        ("견본매일", "김견본", ()),
        (None, None, ("서구청",)),
        ("뉴스핌", None, ()),
        (None, None, ("광주 광산구",)),
        ("예시일등뉴스", "박예시", ()),
        (None, None, ("북구",)),
    ]
    assert [item.body[:12] for item in found] == [
        "광주광역시 동구가 빈 ",
        "광주 서구는 작은도서관",
        "두 구는 다리 위 가로",
        "",
        "광주시(시장 견본인)가",
        "광주 북구가 시민농장 ",
    ]


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.exists(), reason="the seed files are not part of this repository")
def test_nothing_but_text_is_left_of_the_seed_articles() -> None:
    found = [
        clean(raw)
        for path in sorted(SEEDS.glob("*.txt"))
        for raw in sources.read(str(path))
        if isinstance(raw, RawArticle)
    ]
    digest = found[15:]
    assert len(found) == 35
    signs = ("기자 |", "기자]", "제공)", "제공>", "청 제공", "사진=", "@", "왼쪽부터", "상기 뉴스", "있다. /", "99%")
    assert [(sign, item.body) for sign in signs for item in found if sign in item.body] == []
    assert [i for i, item in enumerate(digest, 1) if item.captions] == [2, 3, 6, 7, 9, 15, 17, 20]
    assert [i for i, item in enumerate(digest, 1) if item.credits] == [3, 7, 9, 10, 15, 17, 20]
    assert {i for i, item in enumerate(digest, 1) if item.reporter} == {2, 16, 17}
    assert [i for i, item in enumerate(digest, 1) if not item.truncated] == [8, 9, 20]
