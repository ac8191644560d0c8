"""Why an article has its place, in one sentence: who acts, which holder of an office, what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reader.i18n.reasons import t
from reader.model import Evidence, Place

_PARTICLE = re.compile(r"(?<=[가-힣]{2})(?:에서는|에서|에는|은|는|이|가|도|의|에|와|과)$")
_TERM = " · "
_EXCLUDED = re.compile(r"(?:이라|라) 제외$")
_MOST_WORDS, _MOST_AWAY = 2, 2


def in_words(name: str, place: Place, evidence: Iterable[Evidence]) -> str:
    """``서구: 첫 문장의 ‘광주 서구는’(주체), 김이강 서구청장(2022-07~); 서울 강남구는 장소라 제외``.

    `name` is that of `place`. Empty where nothing of what is kept speaks for the place, unless that is elsewhere.
    """
    ordered = sorted((one for one in evidence if one.about == "place"), key=lambda one: -abs(one.weight))
    said = list(dict.fromkeys(_for(one for one in ordered if one.value == place and one.weight > 0)))
    if not said:
        return _nothing(name, ordered) if place is Place.ELSEWHERE else ""
    away = list(dict.fromkeys(_away(one) for one in ordered if one.weight < 0))[:_MOST_AWAY]
    return t("all", place=name, reasons="; ".join([", ".join(said), *away]))


def _nothing(name: str, ordered: Sequence[Evidence]) -> str:
    """That an article names nothing of Gwangju, or does so in passing only."""
    if not ordered:
        return t("nothing", place=name)
    one = ordered[0]
    return t("passing", place=name, where=t(one.where), span=one.span)


def _for(speaking: Iterable[Evidence]) -> Iterator[str]:
    """The words that speak most, and whose office is held by whom."""
    told = list(speaking)
    holders = [one for one in told if _TERM in one.reason]
    words = [one for one in told if one not in holders][: _MOST_WORDS if not holders else 1]
    yield from (_words(one) for one in words)
    for one in holders[:1]:
        part, _, term = one.reason.partition(_TERM)
        yield t("holder", span=_bare(one.span), term=term) if words else _words_of(one, part)


def _words(one: Evidence) -> str:
    return _words_of(one, one.reason)


def _words_of(one: Evidence, part: str) -> str:
    return t("words", where=t(one.where), span=one.span, part=t(part))


def _away(one: Evidence) -> str:
    name = _bare(one.span)
    part = _EXCLUDED.sub("", one.reason)
    return t("away", span=name, topic=_topic(name), reason=one.reason, part=t(part))


def _bare(span: str) -> str:
    return _PARTICLE.sub("", span)


def _topic(noun: str) -> str:
    """은 or 는, by the sound of the last letter."""
    return "은" if (ord(noun[-1]) - 0xAC00) % 28 else "는"
