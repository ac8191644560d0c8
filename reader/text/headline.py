"""A headline for a text that came without one: its first sentence, less what a headline does without.

Words are left out, particles fall, and the subject's particle becomes a comma; nothing is added or moved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from reader.text.fitting import endings, fits, fitted, is_adnominal, outside_quotes, table, without_object
from reader.text.patterns import read

_LOOK = 500
"""Characters in which the first sentence must end."""

_END = re.compile(r"[다요까죠][.!?][”’\"')]*(?=\s|\Z)")
_BULLET = re.compile(r"\A[-–□○◈▷▶▲△■◆ㅇ*·※\s]+")
_NEXT_LINE = re.compile(r"\s(?:[-–—]\s|[□○◈▷◆■])")
"""Where lines of an office's release have been joined."""

_DAY = re.compile(r"(?:\d{1,2}월)?\d{1,2}일(?:\([월화수목금토일]\))?,?")
_MONTH = re.compile(r"\d{1,2}월|\d{4}년")
_HOUR = re.compile(r"\d{1,2}(?:시|분)(?:\d{1,2}분)?(?:쯤|께|경)?,?")
_DISTRICT = re.compile(r"[가-힣]{1,3}구(?:$|[은는이가의와에(]|청|의회)")
_SUBJECT_WORDS = 7
_SUBJECT_ENDS = "은는이가"
_OPENING = "‘“'\""
"""Quotation marks behind a venue that stands behind the subject."""
_VENUE_WORDS = 5
_VERBAL = re.compile(r"([가-힣·]{2,})(?:했|됐|한|된|하였|되었|시켰|시킨)다")
_BRACKET = re.compile(r"\([^()]*\)")
_ACCORDING = "따르면"

Words = list[str]


def derive(body: str) -> str:
    """The headline of a text, at most 80 columns wide; empty for an empty text."""
    paragraph = body.split("\n", 1)[0].strip()
    return fitted(essential(_first_sentence(paragraph), body))


def essential(sentence: str, body: str) -> Words:
    """The words of a `sentence` of `body` without those that a headline does without; of a long one, still fewer."""
    words, told = _introduced(_without_days(_shortly(sentence, body).split()))
    words = _without_predicate(words)
    for leave_out in _OMISSIONS if told else _REMARKS:
        if fits(" ".join(words)):
            break
        words = [*words[:told], *leave_out(words[told:])]
    return words


def _first_sentence(text: str) -> str:
    """The first sentence without its full stop; the beginning of `text` where no sentence ends."""
    text = _BULLET.sub("", text)
    if (end := _NEXT_LINE.search(text, 10, _LOOK)) and not _END.search(text, 0, end.start()):
        return text[: end.start()]
    for match in _END.finditer(text, 0, _LOOK):
        if outside_quotes([text[: match.end()]])[0]:
            return text[: match.end()].rstrip(".!? ")
    return text[:_LOOK].rstrip(". ")


def _shortly(sentence: str, body: str) -> str:
    """`sentence` with names of cities as short as `body` itself has them, and without offices in brackets."""
    for name, short in _short_names():
        if short in body:
            sentence = name.sub(short, sentence)
    return _office().sub("", sentence) if "(" in sentence else sentence


@cache
def _short_names() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Long names of cities, where no longer word begins with them, and their short forms."""
    names: dict[str, str] = read("headlines.toml")["short_names"]
    return tuple((re.compile(rf"{name}(?=[^가-힣]|[은는이가의와]\b)"), short) for name, short in names.items())


@cache
def _office() -> re.Pattern[str]:
    """An office and who holds it, in brackets."""
    offices = "|".join(sorted(table()["offices"], key=len, reverse=True))
    return re.compile(rf"\((?:(?:{offices})\s[가-힣]{{2,4}}\s?)?(?:,?\s?이하,? [^()]{{1,15}})?\)")


def _without_days(words: Sequence[str]) -> Words:
    """`words` without the day, the hour and, behind a day or the subject, the venue."""
    before_day = table()["before_day"]
    begins = [word[0].isdecimal() or word in before_day for word in words]
    quoted = any(word[0] in _OPENING for word in words)
    if not quoted and True not in begins:
        return list(words)
    free = [True, *outside_quotes(words)]
    kept: Words = []
    i, open_for_venue = 0, False
    while i < len(words):
        day = _day_length(words, i) if begins[i] and free[i] else 0
        if day and not is_adnominal(words[i + day : i + day + 1]):
            i += day
            open_for_venue = True
        elif open_for_venue and (venue := _venue_length(words, i)):
            i += venue
        else:
            kept.append(words[i])
            i += 1
            may_open = quoted and kept[-1][-1] in _SUBJECT_ENDS and _subject_stem(kept[-1])
            venue = _venue_length(words, i) if may_open else 0
            open_for_venue = venue > 0 and words[i + venue][0] in _OPENING
    return kept


def _day_length(words: Sequence[str], i: int) -> int:
    """How many words from `i` on are a day of the month, with what belongs to it."""
    start, lists = i, table()
    while i < len(words) and (words[i] in lists["before_day"] or _MONTH.fullmatch(words[i])):
        i += 1
    if i == len(words) or not _DAY.fullmatch(words[i]):
        return 0
    i += 1
    while i < len(words) and (words[i] in lists["after_day"] or _HOUR.fullmatch(words[i])):
        i += 1
    return i - start


def _venue_length(words: Sequence[str], i: int) -> int:
    """How many words from `i` on are the place where something is held, or the session during which it is."""
    for j in range(i, min(i + _VENUE_WORDS, len(words) - 1)):
        word = words[j]
        if word == "중" and words[j - 1] in table()["periods"]:
            return j + 1 - i
        if word.endswith("에서"):
            fits = word[:-2].rstrip("’”'\")").endswith(endings("venues")) and not is_adnominal(words[j + 1 : j + 2])
            return j + 1 - i if fits else 0
        if word in table()["lying"] and words[j - 1].endswith("에"):
            continue
        if re.search(r"(?:[은는을를고며한와과]|부터|까지|\d간)\Z|[,‘“\"'▲△]", word):
            return 0
    return 0


def _introduced(words: Sequence[str]) -> tuple[Words, int]:
    """`words` with a short subject, its particle a comma, and how many words that subject takes; 0 without one."""
    words = list(words)
    while words and words[0].rstrip(",") in table()["openers"]:
        words = words[1:]
    cities = table()["cities"]
    words = [word for i, word in enumerate(words) if word not in cities or not _precedes_district(words, i)]
    free = [True, *outside_quotes(words)]
    for i, word in enumerate(words[:_SUBJECT_WORDS]):
        if i and free[i] and word.rstrip(",") == _ACCORDING and words[i - 1].endswith("에"):
            return [*words[: i - 1], words[i - 1][:-1] + ",", *words[i + 1 :]], i
        if (
            free[i]
            and word[-1] in _SUBJECT_ENDS
            and (stem := _subject_stem(word))
            and not (word[-1] in "이가" and is_adnominal(words[i + 1 : i + 2]))
        ):
            return [*words[:i], stem + ",", *words[i + 1 :]], i + 1
    return words, 0


def _precedes_district(words: Sequence[str], i: int) -> bool:
    return i + 1 < len(words) and _DISTRICT.match(words[i + 1]) is not None


def _subject_stem(word: str) -> str | None:
    """`word` without the particle that makes it a subject; None where it is none."""
    stem, particle = word[:-1], word[-1:]
    if len(stem) < 2 or particle not in _SUBJECT_ENDS or not stem.endswith(endings("subjects")):
        return None
    final = (ord(stem[-1]) - 0xAC00) % 28 != 0
    return stem if final == (particle in "은이") else None


def _without_predicate(words: Sequence[str]) -> Words:
    """`words` as a headline ends: without who said it, and with a noun for the verb."""
    words = list(words)
    if len(words) > 2 and words[-1] in table()["said"] and words[-2].endswith("고"):
        words = [*words[:-2], re.sub(r"(?:이?라고|고)\Z", "", words[-2])]
    if len(words) < 3:
        return words
    last, before = words[-1], words[-2]
    if last in ("했다", "한다") and before.endswith("기로"):
        return words[:-1]
    if last in table()["light_at"] and before.endswith("에"):
        return [*words[:-2], before[:-1]]
    if last in table()["light_object"] and len(words) > 3 and (stem := without_object(before)) and len(stem) > 1:
        return [*words[:-2], stem]
    if match := _VERBAL.fullmatch(last):
        return [*words[:-2], without_object(before) or before, match[1]]
    return words


def _without_companions(words: Sequence[str]) -> Words:
    """`words` without those together with whom the subject acts."""
    return _without_aside(words, ("와", "과"), ("함께", "손잡고"))


def _without_audience(words: Sequence[str]) -> Words:
    """`words` without those who were there."""
    return _without_aside(words, ("참석한", "참여한"), ("가운데",))


def _without_purpose(words: Sequence[str]) -> Words:
    """`words` without the clause that says what for, or on what occasion."""
    short = _without_aside(words, ("을", "를", "기"), endings("purposes"))
    end = next((i for i, word in enumerate(short) if word.endswith("고자")), -1)
    return short[end + 1 :]


def _without_aside(words: Sequence[str], before: tuple[str, ...], ends: tuple[str, ...]) -> Words:
    """`words`, which follow the subject, without those up to one of `ends` that follows a word in -`before`."""
    if not any(word in ends for word in words):
        return list(words)
    free = outside_quotes(words)
    end = next((i for i, word in enumerate(words) if word in ends and free[i]), 0)
    return list(words[end + 1 :]) if end and words[end - 1].endswith(before) else list(words)


def _without_holders(words: Sequence[str]) -> Words:
    """`words` without a remark on who held something: ``교육부가 주관한``."""
    if table()["held"].isdisjoint(words):
        return list(words)
    free, kept = outside_quotes(words), list[str]()
    for word, outside in zip(words, free, strict=True):
        if outside and word in table()["held"] and kept and kept[-1].endswith(("이", "가", "에서")):
            kept.pop()
        else:
            kept.append(word)
    return kept


def _without_brackets(words: Sequence[str]) -> Words:
    """`words` without what stands in brackets outside quotations."""
    if not any("(" in word for word in words):
        return list(words)
    free = [True, *outside_quotes(words)]
    return [_BRACKET.sub("", word) if free[i] and "‘" not in word else word for i, word in enumerate(words)]


_OMISSIONS: tuple[Callable[[Sequence[str]], Words], ...] = (
    _without_holders,
    _without_audience,
    _without_purpose,
    _without_companions,
    _without_brackets,
)
"""What may be left out further of a sentence that is too long, one after the other."""

_REMARKS = (_without_holders, _without_brackets)
"""The same for a sentence of which it is not known who acts in it."""
