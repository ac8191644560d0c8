"""Other forms and names of words, from what was learnt and from tables."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from reader.archive.articles import Archive
from reader.library import Library
from reader.library.filing import prepared
from reader.library.similar import alternatives
from reader.query import Query
from reader.text.normal import normalise
from reader.text.particles import bare_stem, with_particles
from reader.text.synonyms import synonyms
from reader.text.verbs import past_stems, stems
from reader.text.words import Analysis, Gathering, Word, as_word, inner_starts
from reader.text.words import prepared as to_analyse
from tests.fakes import Morpheme
from tests.test_library import article

LEARNT = Analysis(
    {
        "돌봄을": Word(0, frozenset({"돌봄"})),
        "돌봤다": Word(0, verbs=frozenset({"돌보다"})),
        "집을": Word(0, frozenset({"집"})),
        "어린이": Word(),
        "광주시에서": Word(0, frozenset({"광주시"})),
    },
    frozenset({("돌보다", "돌봤"), ("돌보다", "돌보")}),
)


@pytest.fixture
def learnt() -> Archive:
    archive = Archive.memory()
    archive.lexicon.learn([], LEARNT, 1)
    return archive


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("돌봄을", {"돌봄"}),
        ("돌봤다", {"돌보", "돌봤"}),
        ("돌보다", {"돌보", "돌봤"}),  # never met, but its forms were
        ("돌봤던", {"돌보", "돌봤"}),  # never met either
        ("돌볼까", {"돌보", "돌봤"}),  # nor did anyone meet 돌볼
        ("가꿨다", {"가꾸", "가꿔"}),  # a verb that was never met at all
        ("정원을", {"정원"}),  # by the table of particles
        ("어린이", set()),  # met, and whole as it is
        ("광주시", {"광주광역시", "光州"}),
        ("광주시에서", {"광주시", "광주광역시", "光州"}),
        ("518", {"오일팔", "518민주화운동", "5월 민주화운동"}),
        ("ㄷㅂ", set()),
        ("bus", set()),
    ],
)
def test_a_word_has_other_forms_and_names(learnt: Archive, word: str, others: set[str]) -> None:
    assert set(alternatives([word], learnt.lexicon)[word]) == others


def test_a_noun_of_one_syllable_is_looked_for_with_its_particles(learnt: Archive) -> None:
    others = alternatives(["집을"], learnt.lexicon)["집을"]
    assert {"집이", "집에서", "집으로"} <= set(others)
    assert not {"집", "집가", "집로", "집을"} & set(others)


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("돌봄을", "돌봄"),
        ("구청에서는", "구청"),
        ("도시가", "도시"),
        ("마을", None),
        ("도시이", None),  # 이 does not follow a vowel
        ("개최했다", "개최"),
        ("개최를", "개최"),
        ("서울로", "서울"),
        ("구청로", None),
    ],
)
def test_a_particle_comes_off_where_its_sound_allows_it(word: str, stem: str | None) -> None:
    assert bare_stem(word) == stem


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("돌봤다", "돌보"),
        ("가꿨던", "가꾸"),
        ("켰다", "켜"),
        ("개최됐다", "개최되"),
        ("아껴서", "아끼"),
        ("돌본", "돌보"),
        ("돌보는", "돌보"),
    ],
)
def test_the_stem_of_a_verb_is_among_those_that_its_form_allows(word: str, stem: str) -> None:
    assert stem in list(stems(word))


@pytest.mark.parametrize("word", ["통합돌봄", "통합돌몸", "행정안전부", "서구청장"])
def test_a_noun_has_no_stem_of_a_verb(word: str) -> None:
    assert not {"통하", "행저", "서구처", "통합도"} & set(stems(word))


def test_only_what_is_in_the_past_tense_has_a_past_stem() -> None:
    assert past_stems("돌봤다") == ("돌보", "돌봐")
    assert past_stems("돌보는") == past_stems("갔다") == past_stems("있다") == ()


def test_particles_fit_what_they_follow() -> None:
    assert "책을" in with_particles("책")
    assert "책를" not in with_particles("책")


def test_every_name_of_the_table_has_a_source_and_leads_to_the_others() -> None:
    rows = tomllib.loads(files("reader.text").joinpath("synonyms.toml").read_text("utf-8"))["row"]
    for row in rows:
        assert row["source"]
        assert row["seen"]
        for same in row["same"]:
            names = {normalise(name).replace(" ", "") for name in same}
            for name in names:
                others = {other.replace(" ", "") for other in synonyms(name)}
                assert names - {name} <= others
                assert name not in others


TOKENS = [
    *(Morpheme("통합", "NNG", 0, 2), Morpheme("돌봄", "NNG", 2, 2), Morpheme("국", "NNG", 4, 1)),
    *(Morpheme("을", "JKO", 5, 1), Morpheme("돌보", "VV", 7, 2), Morpheme("었", "EP", 8, 1)),
    *(Morpheme("다", "EF", 9, 1), Morpheme(".", "SF", 10, 1), Morpheme("아이", "NNG", 12, 2)),
    *(Morpheme("들", "XSN", 14, 1), Morpheme("이", "JKS", 15, 1)),
]


def test_morphemes_become_stems_forms_and_starts_inside_words() -> None:
    gathering = Gathering({})
    gathering.add("통합돌봄국을 돌봤다. 아이들이", TOKENS)
    assert gathering.result() == Analysis(
        {
            "통합돌봄국을": Word(0b10100, frozenset({"통합돌봄국"})),
            "돌봤다": Word(0, verbs=frozenset({"돌보다"})),
            "아이들이": Word(0, frozenset({"아이"})),
        },
        frozenset({("돌보다", "돌봤")}),
    )


def test_a_name_that_is_one_word_keeps_the_starts_inside_it() -> None:
    gathering = Gathering({"광주교육청": 0b100})
    gathering.add("전광주교육청", [Morpheme("전", "MM", 0, 1), Morpheme("광주교육청", "NNP", 1, 5)])
    assert gathering.result().words["전광주교육청"].starts == 0b1010
    assert inner_starts([Morpheme("광주", "NNP", 0, 2), Morpheme("교육청", "NNG", 2, 3)]) == 0b100


def test_words_are_those_of_the_search_and_none_is_too_long() -> None:
    assert to_analyse("‘돌봄’을 5·18\n\n ＡＩ도") == "돌봄 을 518\nai도"
    assert max(map(len, to_analyse("가" * 1_000).split())) == 200
    assert as_word("광주-기아 챔피언스필드") == ""
    assert as_word("광주시 소방안전본부") == "광주시소방안전본부"


HELP = Analysis({"도왔다": Word(verbs=frozenset({"돕다"}))}, frozenset({("돕다", "돕는"), ("돕다", "도왔")}))


def test_the_library_offers_before_any_analysis_and_more_after_it(tmp_path: Path) -> None:
    titles = ("돌봄 사업 넓힌다", "이웃을 돕는 마을", "공원 소식")
    with Archive.open(tmp_path, writable=True) as archive:
        archive.add(list(prepared([article(n, title=title) for n, title in enumerate(titles)])))
    with Library.open(tmp_path) as library:
        assert library.find(Query.parse("돌봄을")).total == 0
        assert library.offers(Query.parse("돌봄을")).total == 1
        assert library.offers(Query.parse("도왔다")).total == 0
        with Archive.open(tmp_path, writable=True) as archive:
            archive.lexicon.learn(archive.lexicon.unanalysed(10), HELP, 1)
        found = library.offers(Query.parse("도왔다"))
        assert [headline.title for headline in library.headlines(found.rows)] == ["이웃을 돕는 마을"]
        assert library.find(Query.parse("도왔다")).total == 0
