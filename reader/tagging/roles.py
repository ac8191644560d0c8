"""What part a name plays in its sentence, told from the words right before and after it."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import pairwise


class Role(StrEnum):
    """The part, from the strongest to the weakest."""

    ACTOR = "주체"
    SOURCE = "출처"
    SCENE = "장소"
    PLAIN = "언급"
    LISTED = "나열"
    ASIDE = "괄호·주소"
    CAREER = "경력·출신"


ACTOR, SOURCE, SCENE, PLAIN, LISTED, ASIDE, CAREER = Role
"""The parts by names of the module: to look one up in its class costs a call each time, in Python 3.11."""


def _but(letters: str) -> str:
    """Hangul without some letters, for a set: where one of them comes can be looked for without going back."""
    bounds = (0xAC00 - 1, *sorted(map(ord, letters)), 0xD7A3 + 1)
    return "".join(f"{chr(one + 1)}-{chr(other - 1)}" for one, other in pairwise(bounds) if other - one > 1)


_OFFICE = (
    f"(?=[{_but('회장부실소')}·\\d]*+[회장부실소])"
    "[가-힣·\\d]{0,14}(?:위원회|위원장|특별위원회|부시장|부구청장|본부장?|상황실|사업소|실장|국장|과장|소장)"
)
"""Looks first for a letter with which an office ends."""
_MEMBERS = "(?:의장|부의장|의원|위원|시장|청장|구청장|교육감|부시장|부구청장)(?:들)?"
_ACTS = re.compile(
    r"(?:\s?\([^)]{2,20}\))?+\s{0,2}+(?:(?:청장|시장|교육감|의장)\s?+)?"
    rf"(?:{_OFFICE}\s?)?(?:(?:[가-힣]{{2,4}}+\s)?{_MEMBERS})?"
    r"(?:은|는|이|가|에서는|도)(?![가-힣])"
)
"""Possessive where nothing behind could take back what was taken: tried a third less."""
_TELLS = re.compile(r"(?=\s{0,2}+[(등에관대])(?:\s?(?:\([^)]{2,20}\)\s?)?(?:\s?등)?에\s?따르면|\s?(?:관계자|대변인))")
"""This one and some others begin with the letters that can come first, which is tested in a third of the time."""
_TITLE_ACTS = re.compile(
    r"\s?(?:[,，…\"“‘'「『<]|$)|[-·]\S|(?:은|는|이|가)(?![가-힣])|\s[가-힣]{2,4}\s?(?:의장|의원)"
    r"|\s[가-힣·]{2,14}(?:위|위원회|위원들|의원들|모임),"
)
_SCENE = re.compile(
    r"(?:에서|서|에)(?![가-힣])|의\s(?:(?:한|모)\s|경우|사례)|\s(?:한|모)\s|\s?(?:일대|일원|인근|앞|소재|도심|곳곳|전역|현장|지역)|을\s(?:찾|방문)|를\s(?:찾|방문)|\s[가-힣0-9]{2,12}(?:에서|동|로|역)"
)
_VISIT = re.compile(r"\s(?:[가-힣\d·]{1,10}+\s){0,3}?(?:방문|찾아|찾은|현장\s?점검|점검)(?![가-힣])")
"""In a headline: who went there."""
_VISITED = re.compile(r"(?:(?![은는이가에]\s)[^.,\n]){1,24}?[을를]\s(?:찾|방문)(?!객)")
"""In a text: what lies there is visited, ``광주 북구의 예시센터를 방문``; no subject stands between."""
_ROUTE = re.compile(r"(?:부터|까지)(?![가-힣])|\s?(?:진입|연결|방면|방향|[~∼∽])")
"""Where one goes from, or to: no scene."""
_AMONG = re.compile(
    r"(?=\s?+[(등])(?:\s?\([^)]{1,20}\))?\s?등\s?(?:총\s?|전국\s?)?(?:\d{2,}|[4-9])\s?(?:개|곳|여|기관|지자체|시|군)"
)
"""One of so many that are not named."""
_FIRST = re.compile(
    r"(?=\s?+[지에최유첫총교명석])(?:(?:지역)?(?:에서)?\s?(?:최초|유일|첫\s)|\s(?:총장|교수|명예교수|석좌교수))"
)
_PRESS = re.compile(
    rf"(?=[{_but('서')}0-9·\s]{{0,25}}+서)(?=[{_but('기출브성')}0-9·\s]{{0,30}}+[기출브성])"
    r"[가-힣0-9·\s]{0,24}(?:에서|서)\s(?:긴급\s)?(?:기자회견|기자간담회|기자들|출마|브리핑|성명)"
)
_CAREER = re.compile(
    r"(?=\s{0,2}+[출태일에생고지장부판검재경국세])(?:"
    r"\s?(?:출신|태생|(?:일대)?에서 (?:[^.\n]{0,30} )?태어|생\)|고등학교|고[를와 ]"
    r"|지검장|지법원장|고법원장|고검장|지검 |장(?:을|·|,|으로|\s등)"
    r"|\s?(?:부장판사|판사|부장검사|검사|재판연구관)(?:를|로|·|,|\s등)|지방검찰청장|경찰청장|국세청장|세관장))"
)
_SUBJECT = re.compile(r"[은는이가도](?![가-힣])")
_BRACKET = 40
_HOST = re.compile(r"[^()\[\]]{0,24}[)\]]\s?(?:내\s?)?(?:에서|서(?![가-힣])|[을를]\s(?:찾|방문))")
"""Behind an address in brackets: what stands before them is where it happens, ``예시회관(광주 북구)에서``."""
_DATED = re.compile(r"[(\[][^()\[\]]{0,24}\d[일월.)]?\s?/\s?(?:광주(?:광역)?시?\s?)?\Z")
"""Before a place that stands in brackets behind its day: ``(2.25.~27./예시회관)``."""


def _first_of(*patterns: re.Pattern[str]) -> re.Pattern[str]:
    """One pattern for several, its groups numbered like them: tried at once, the first before the others.

    The groups are empty and stand behind what they tell of: one in front of it would be noted down for each try.
    """
    return re.compile("|".join(f"(?:{pattern.pattern})()" for pattern in patterns))


_FOREMOST = (_SUBJECT, _CAREER, _ACTS)
_PASSING = (_PRESS, _FIRST, _ROUTE, _AMONG)
_FOUND = {
    _SUBJECT: ACTOR, _CAREER: CAREER, _ACTS: ACTOR, _TITLE_ACTS: ACTOR, _TELLS: SOURCE, _VISIT: SCENE, _PRESS: ASIDE,
    _FIRST: ASIDE, _ROUTE: ASIDE, _AMONG: LISTED, _SCENE: SCENE,
}  # fmt: skip
"""What each pattern says of a name, if none of those before it in its order matches; ASIDE of names in passing."""


def _ordered(*patterns: re.Pattern[str]) -> tuple[re.Pattern[str], tuple[Role, ...]]:
    return _first_of(*patterns), tuple(_FOUND[pattern] for pattern in patterns)


_IN_TEXT = _ordered(*_FOREMOST, _TELLS, *_PASSING, _SCENE)
_IN_TITLE = _ordered(*_FOREMOST, _TITLE_ACTS, _TELLS, _VISIT, *_PASSING, _SCENE)
_NO_PART = re.compile(r"[^\s가-힣(·\d~∼∽’”\"'」』]|\Z")
"""Behind a name: with this none of the patterns for texts begins."""
_TAIL = 40
"""Letters behind a name that tell its part."""


def in_text(text: str, start: int, end: int) -> Role:
    """The part that ``text[start:end]`` plays."""
    if _NO_PART.match(text, end):
        return _in_bracket(text, start, end) if _bracketed(text, start) else PLAIN
    pattern, parts = _IN_TEXT
    told = pattern.match(text, end, end + _TAIL)
    part = parts[told.lastindex - 1] if told and told.lastindex else PLAIN
    if part is PLAIN:
        behind = text[end : end + _TAIL]
        part = SCENE if ("방문" in behind or "찾" in behind) and _VISITED.match(behind) else PLAIN
    return _in_bracket(text, start, end) if (part is PLAIN or part is SCENE) and _bracketed(text, start) else part


def _in_bracket(text: str, start: int, end: int) -> Role:
    """An aside, unless it is the address of where something happens."""
    return SCENE if _HOST.match(text, end) or _DATED.search(text, max(0, start - _BRACKET), start) else ASIDE


def in_title(text: str, start: int, end: int, *, office: bool) -> Role:
    """The part that ``text[start:end]`` plays in a headline; `office`: it is a public body."""
    pattern, parts = _IN_TITLE
    told = pattern.match(text, end, end + _TAIL)
    part = parts[told.lastindex - 1] if told and told.lastindex else PLAIN
    return ACTOR if office and start <= 1 and (part is PLAIN or part is ASIDE) else part


def _bracketed(text: str, start: int) -> bool:
    """Whether a bracket is open where a name begins."""
    near = text[start - _BRACKET if start > _BRACKET else 0 : start]
    if "(" not in near and "[" not in near:
        return False
    opened = max(near.rfind("("), near.rfind("["))
    return near.find(")", opened) < 0 and near.find("]", opened) < 0
