"""Headlines for texts that come without one: true, short, and made of the text's own words."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from reader import sources
from reader.intake import RawArticle
from reader.text.fitting import LONG, columns
from reader.text.headline import derive

ROOT = Path(__file__).parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"


def seed(line: int) -> str:
    return derive((SEEDS / "000_320bde3e09ea24bb.txt").read_text(encoding="utf-8").split("\n")[line - 1].split("|")[1])


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("광주광역시 동구는 12일 동구청 대회의실에서 ‘골목 지도’ 발표회를 개최했다.", "동구, ‘골목 지도’ 발표회 개최"),
        (
            "광주광역시 남구(구청장 김견본)는 지난 5일 ‘청렴 서약식’을 열고 약속을 나눴다.",
            "남구, ‘청렴 서약식’을 열고 약속을 나눴다",
        ),
        ("광주 북구는 11월 20일 오후 2시 북구문화센터에서 마을 기록 전시를 시작했다.", "북구, 마을 기록 전시 시작"),
        ("전남광주통합특별시 서구는 마을버스 두 대를 늘렸다고 3일 밝혔다.", "서구, 마을버스 두 대를 늘렸다"),
        ("24일 광산구에 따르면 내년부터 청년 월세 지원이 늘어난다.", "광산구, 내년부터 청년 월세 지원이 늘어난다"),
        ("광주 북구가 겨울철 눈길 사고에 대비해 총력 대응에 나선다.", "북구, 겨울철 눈길 사고에 대비해 총력 대응"),
        ("김견본 광주 서구청장은 “주민과 함께 답을 찾겠다”고 말했다.", "김견본 서구청장, “주민과 함께 답을 찾겠다”"),
        ("북구 주민들이 만든 마을 정원이 시민에게 열린다.", "북구 주민들이 만든 마을 정원, 시민에게 열린다"),
        ("광주 서구는 15일 서울 강남구에 있는 견본푸드 본사에서 업무협약을 체결했다.", "서구, 업무협약 체결"),
        ("동구는 재개발 사업을 추진하지 않기로 했다고 밝혔다.", "동구, 재개발 사업을 추진하지 않기로"),
        ("김견본 회장이 2일 오후 11시 40분쯤 귀국했다.", "김견본 회장, 귀국"),
        ("□ 도로 점검 결과 발표 - 동구는 도로를 점검했다.", "도로 점검 결과 발표"),
        ("국토교통부(장관 김견본, 이하 국토부)는 ‘26년 도로 점검을 완료했다.", "국토교통부, ‘26년 도로 점검 완료"),
        ("비가 내린다.", "비가 내린다"),
        ("", ""),
    ],
)
def test_a_headline_leaves_out_what_a_headline_does_without(sentence: str, headline: str) -> None:
    assert derive(f"{sentence} 다음 문장은 제목에 들지 않는다." if sentence else "") == headline


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("동구는 3월 2일부터 4일까지 봄꽃 축제를 연다.", "3월 2일부터 4일까지"),
        ("남구는 수변공원에서 열리는 밥상 잔치에 참여할 요리사를 모집한다.", "수변공원에서 열리는"),
        ("서구는 전통시장에서 산 물건을 집까지 배달한다.", "전통시장에서 산 물건"),
        ("교육청은 다음 달 19일 치러지는 시험을 앞두고 학교를 점검했다.", "19일 치러지는"),
        ("화담원은 겨울 휴장을 마치고 다시 문을 연다.", "문을 연다"),
        ("북구는 61일간 시설 498곳을 점검했다.", "61일간"),
    ],
)
def test_what_a_sentence_needs_stays(sentence: str, kept: str) -> None:
    assert kept in derive(sentence)


def test_the_short_name_of_the_city_is_used_where_the_text_itself_uses_it() -> None:
    sentence = "광주광역시는 24일 겨울 도로 점검을 완료했다."
    assert derive(sentence) == "광주광역시, 겨울 도로 점검 완료"
    assert derive(f"{sentence} 광주시는 염화칼슘을 마련했다.") == "광주시, 겨울 도로 점검 완료"


def test_a_sentence_that_is_too_long_goes_first_without_who_held_what_and_why() -> None:
    headline = derive(
        "광주 서구는 밤이나 휴일에 갑자기 돌봄이 필요해진 주민을 위해 ‘한밤 돌봄 상담’의 야간 전담 인력을 두 배로 늘렸다고 3일 밝혔다."
    )
    assert headline == "서구, ‘한밤 돌봄 상담’의 야간 전담 인력을 두 배로 늘렸다"


def test_a_headline_that_is_cut_ends_at_a_word_and_says_so() -> None:
    sentence = (
        "광주 남구는 봉선동과 진월동 일대 아파트 단지 서른한 곳에서 커피 찌꺼기를 모아 "
        "화분 거름으로 바꾸는 ‘다시, 커피’ 사업을 시작했다."
    )
    headline = derive(sentence)
    assert headline.endswith("…")
    assert sentence.replace("광주 남구는", "남구,").startswith(headline.rstrip("…"))


def test_a_cut_never_falls_inside_a_quotation_that_could_end() -> None:
    headline = derive(f"동구는 ‘{'긴 이름 ' * 12}잔치’를 주민 모두와 더불어 봄과 여름과 가을과 겨울 내내 이어 간다.")
    assert columns(headline) <= LONG + 1


WORDS = re.compile(r"[가-힣A-Za-z0-9]+")


def texts() -> list[str]:
    files = [ROOT / "fixtures" / "wire.txt", *sorted((ROOT / "fixtures" / "edition").glob("wire*.txt"))]
    if SEEDS.exists():
        files += sorted(SEEDS.glob("000*.txt"))
    return [raw.text for path in files for raw in sources.read(str(path)) if isinstance(raw, RawArticle)]


@pytest.mark.parametrize("text", texts())
def test_nothing_is_added_or_moved(text: str) -> None:
    letters = iter("".join(WORDS.findall(text)))
    assert all(letter in letters for letter in "".join(WORDS.findall(derive(text))))


@pytest.mark.parametrize("text", texts())
def test_no_headline_is_wider_than_the_line(text: str) -> None:
    headline = derive(text)
    assert 0 < columns(headline.rstrip("…")) <= LONG
    assert not headline.endswith(".")


@pytest.mark.parametrize("piece", ["가", "가 ", "‘", "(", "동구는 ", "20일 ", "회관에서 ", "하고 ", "다. ", "…", "을 "])
def test_hostile_text_gets_a_short_headline_quickly(piece: str) -> None:
    begun = time.process_time()
    headline = derive((piece * 100_000)[:100_000])
    assert time.process_time() - begun < 1
    assert columns(headline.rstrip("…")) <= LONG


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.exists(), reason="the seed files are not part of this repository")
def test_the_headlines_of_the_pictures_are_made() -> None:
    assert seed(5) == "서구, ‘7년의 돌봄, 함께한 서구’를 주제로 통합돌봄 성과공유회…"
    assert seed(1).startswith("서구, ‘2025년 여성친화도시 성과공유회’를 열고 한 해")
    assert seed(11).startswith("광산구, 전국 최초 ‘살던집 프로젝트’ 등 시민 삶을 바꾼")
