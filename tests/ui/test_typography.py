"""How texts are set: lists, quotations, gaps, captions, long paragraphs, ends."""

from __future__ import annotations

import time

import pytest

from reader.ui.cells import cells
from reader.ui.lines import Spot, lay_out, line_at
from reader.ui.pieces import Role
from reader.ui.typography import Block, Kind, caption_block, credit_block, paragraphs_of, quotations, set_text


def drawn(body: str, width: int = 40, **more: object) -> list[str]:
    return [
        "".join(text for text, _ in line.pieces)
        for line in lay_out(set_text(body, **more), width)  # type: ignore[arg-type]
    ]


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in quotations(text)]


def test_marked_items_of_one_sentence_become_a_list_and_its_tail_returns_to_the_margin() -> None:
    body = "특히 동네는 ▲전화 한 통으로 접수부터 처리까지 돕는 하루돌봄 운영을 비롯해 ▲첫 방문진료 ▲안부 확인 등 촘촘한 돌봄을 폈다."
    assert drawn(body) == [
        "특히 동네는",
        " ▲ 전화 한 통으로 접수부터 처리까지 돕는",
        "   하루돌봄 운영을 비롯해",
        " ▲ 첫 방문진료",
        " ▲ 안부 확인",
        "등 촘촘한 돌봄을 폈다.",
    ]


@pytest.mark.parametrize(
    ("sentence", "items", "tail"),
    [
        ("내용은 △골목 정비 △나무 심기 등이다.", ["골목 정비", "나무 심기"], "등이다."),
        ("또한 ▲나눔(쌀, 김치 등) 확대 ▲상담 등을 한다.", ["나눔(쌀, 김치 등) 확대", "상담"], "등을 한다."),
        ("구는 ▲골목을 고치고 ▲나무를 심었다.", ["골목을 고치고", "나무를 심었다."], None),
        ("▲첫째 ▲둘째", ["첫째", "둘째"], None),
    ],
)
def test_what_belongs_to_a_list_and_what_follows_it(sentence: str, items: list[str], tail: str | None) -> None:
    blocks = set_text(sentence)
    assert [block.text for block in blocks if block.kind is Kind.ITEM] == items
    assert next((block.text for block in blocks if block.kind is Kind.TAIL), None) == tail


@pytest.mark.parametrize(
    "sentence",
    [
        "시는 돌봄 기업 ▲예시홀딩스, 인사평가 기업 ▲견본솔루션과 각각 협약을 맺었다.",
        "구는 ▲골목 정비를 시작했다.",
        "구는 (▲하나 ▲둘) 모두를 마쳤다.",
        "첫째로 ▲골목을 고쳤다. 둘째로 ▲나무를 심었다.",
    ],
)
def test_a_mark_inside_a_clause_stays_where_it_is(sentence: str) -> None:
    assert [block.kind for block in set_text(sentence)] == [Kind.PARAGRAPH]
    assert set_text(sentence)[0].text == sentence


def test_a_caption_left_in_the_text_goes_to_its_end() -> None:
    body = "▲ 구청장(왼쪽)이 협약을 맺고 기념촬영을 하고 있다. / 예시구청 제공\n협약을 맺었다."
    assert drawn(body, 50) == [
        "협약을 맺었다.",
        "",
        "사진  구청장(왼쪽)이 협약을 맺고 기념촬영을 하고",
        "      있다.  제공 예시구청",
    ]


def test_passages_joined_by_three_dots_are_parted_by_a_line_that_says_so() -> None:
    body = '골목경제에 활기를 더하는... 구청장은 "더 ... 하겠다"고 했다. ... 끝으로 인사했다.'
    assert drawn(body, 60) == [
        "골목경제에 활기를 더하는…",
        "",
        "(중략)",
        "",
        '구청장은 "더 ... 하겠다"고 했다.',
        "",
        "(중략)",
        "",
        "끝으로 인사했다.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "서구가 ‘2024년 시범사업 ... 김예시 과장은 넓히겠다고 말했다.",
        "서구가 ‘2024년 시범사업 ... 김예시 과장은 ‘돌봄’을 넓히겠다고 말했다.",
        "김예시 과장은 “사업을 ... 이어 서구는 “내년에도 하겠다”고 했다.",
        '김예시 과장은 "사업을 ... 이어 서구는 내년을 말했다.',
        "서구(구청장 김예시 ... 이어 서구는 내년을 말했다.",
    ],
)
def test_a_gap_parts_passages_although_a_quotation_was_cut_open_before_it(text: str) -> None:
    assert [block.kind for block in set_text(text)] == [Kind.PARAGRAPH, Kind.GAP, Kind.PARAGRAPH]


@pytest.mark.parametrize(
    "text", ["김예시 과장은 “우리는 ... 함께 하겠다”고 말했다.", "그는 “‘돌봄’이란 ... ‘이웃’이다”라고 말했다."]
)
def test_a_pause_inside_a_quotation_that_is_closed_is_no_gap(text: str) -> None:
    assert [block.kind for block in set_text(text)] == [Kind.PARAGRAPH]


@pytest.mark.parametrize("ending", ["", "...", " ...", "…"])
def test_a_text_that_was_cut_says_so_at_its_end(ending: str) -> None:
    blocks = set_text(f"앞부분이다.\n광주광역시 서구{ending}", truncated=True, notice="여기까지 받은 글입니다.")
    assert blocks[-1].text == "광주광역시 서구…  여기까지 받은 글입니다."
    assert blocks[-1].roles[-1][2] is Role.QUIET


def test_a_cut_text_of_nothing_is_its_notice() -> None:
    assert [block.text for block in set_text("", truncated=True, notice="여기까지")] == ["여기까지"]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("그는 “함께 걷겠다”며 “고맙다”고 했다.", ["“함께 걷겠다”", "“고맙다”"]),
        ('그는 "함께 걷겠다"며 웃었다.', ['"함께 걷겠다"']),
        ("‘7년의 돌봄’을 주제로 열었다.", []),
        ("그는 “가장 선도적인 모델을", ["“가장 선도적인 모델을"]),
    ],
)
def test_quotations_are_what_was_said(text: str, quotations: list[str]) -> None:
    assert quoted(text) == quotations


def test_a_quotation_is_never_cut_from_its_sentence() -> None:
    said = "구청장은 “먼저 골목을 살폈다. 그리고 사람을 만났다. 앞으로도 걷겠다”고 말했다."
    body = " ".join(["구는 올해 골목 스무 곳을 고치고 나무를 심었으며 쉼터를 열었다고 밝혔다."] * 5 + [said])
    assert paragraphs_of(body)[-1] == said


def test_a_long_paragraph_is_set_as_its_sentences_and_a_short_one_as_it_is() -> None:
    sentence = "구는 올해 골목 스무 곳을 고치고 나무를 심었으며 쉼터를 열었다고 밝혔다."
    assert paragraphs_of(" ".join([sentence] * 6)) == [sentence] * 6
    assert paragraphs_of(f"{sentence} {sentence}") == [f"{sentence} {sentence}"]


def test_an_unclosed_bracket_does_not_swallow_the_rest() -> None:
    sentence = "구는 올해 골목 스무 곳을 고치고 나무를 심었으며 쉼터를 열었다고 밝혔다."
    assert len(paragraphs_of("괄호(를 열었다. " + " ".join([sentence] * 40))) > 15


def test_captions_and_credits_hang_under_their_words() -> None:
    blocks = [caption_block("왼쪽부터 차례로 선 사람들", "예시구청"), credit_block("견본시청")]
    assert ["".join(text for text, _ in line.pieces) for line in lay_out(blocks, 24)] == [
        "사진  왼쪽부터 차례로 선",
        "      사람들  제공",
        "      예시구청",
        "제공  견본시청",
    ]


def test_hits_lie_upon_quotations_and_the_one_gone_to_is_told() -> None:
    block = Block(Kind.PARAGRAPH, "그는 “돌봄이 먼저”라고 했다", quotations("그는 “돌봄이 먼저”라고 했다"))
    line = lay_out([block], 60, [[(4, 6), (8, 10)]], Spot(0, 8))[0]
    assert line.pieces == (
        ("그는 ", Role.PLAIN),
        ("“", Role.QUOTE),
        ("돌봄", Role.HIT),
        ("이 ", Role.QUOTE),
        ("먼저", Role.HIT_AT),
        ("”", Role.QUOTE),
        ("라고 했다", Role.PLAIN),
    )


@pytest.mark.parametrize("width", [4, 20, 38, 58, 76])
def test_a_place_in_the_text_is_found_again_at_every_width(width: int) -> None:
    blocks = set_text(
        "구는 골목을 고쳤다.\n" * 3 + "특히 ▲하나와 둘과 셋 ▲넷과 다섯 등을 하고 또 여러 가지를 꾸준히 했다."
    )
    lines = lay_out(blocks, width)
    assert all(sum(cells(text) for text, _ in line.pieces) <= width for line in lines)
    for index, line in enumerate(lines):
        assert lines[line_at(lines, line.spot)].spot == line.spot == lines[index].spot
    assert lines[line_at(lines, Spot(1, 5))].spot.block == 1


def seconds(characters: int) -> float:
    body = ("구는 (올해 “골목을 고치고 나무를 심었으며 쉼터를 열었다고 밝혔다. " * 30_000)[:characters]
    began = time.process_time()
    lay_out(set_text(body), 76)
    return time.process_time() - began


def test_a_text_without_breaks_costs_no_more_than_its_length() -> None:
    seconds(1_000)
    assert seconds(600_000) < 25 * seconds(60_000)
