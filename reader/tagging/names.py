"""Finding the gazetteer's names in a text, at word boundaries that the text itself shows."""

from __future__ import annotations

import re
from datetime import date

from reader.tagging.gazetteer import Gazetteer, Row

_JOSA = (
    "(?:에서는|에서도|에서의|에서|에게|에는|에도|에선|에|은|는|이며|이고|이나|이|가|을|를|의|도|와|과|로|으로|만|서|까지|부터|나|라는|인|내|발|간|처럼|보다|이라|측|시|들|들이|들은)?"
    r"(?![가-힣])"
)
_STRICT = re.compile(_JOSA)
_OF_DISTRICT = re.compile(
    _JOSA + "|청|의회|보건소|문화|주민|구민|민|지역|체육|노인|종합|가족|청소년|청년|도시"
    "|복지|관내|소재|전역|일대|일원|시설|장애|평생|육아|건강|자원|선거|갑|을|출장|"
    "지부|지회|새마을|공무원|재향|여성|에서|의|로|장|국민|공동|사회|도서|생활|정신|통합|아동|어린이|전통|치매"
)
_OF_REGION = re.compile(
    _JOSA
    + "|시|도|군|지역|경찰|지검|지법|고법|고검|교육|의회|대|공항|항|역|권|본부|지부|지사|신항|광역|특별|청|해경|세관"
    "|시민|도민|출신|행|발|·|서부|동부|남부|북부|중부|[가-힣]{1,5}(?:초|중|고)(?:등학교|학교)?(?![가-힣])"
)
_OF_DONG = re.compile(
    _JOSA
    + "|일대|일원|소재|주민|행정|복지|지역|거리|카페|재개발|성당|주택|아파트|시장|광장|상가|먹자|현장|캠퍼스|초|중|고"
)
_FOLLOW = {"district": _OF_DISTRICT, "other": _OF_REGION, "dong": _OF_DONG, "nation": _STRICT, "gyeonggi": None}
"""What may follow a name of a kind, where a letter of Hangul does."""


Name = tuple[int, int, str, tuple[Row, ...]]
"""A name of the gazetteer in a text: where it begins and ends, how it stands there, and its rows, those valid on the
day of the article; more than one where it is ambiguous."""


def find(text: str, gazetteer: Gazetteer, on: date | None) -> list[Name]:
    """The names in `text` from left to right, without overlap; ``not`` rows are passed over."""
    names: list[Name] = []
    spelled, beginnings, end = gazetteer.spelled, gazetteer.beginnings, 0
    for first in gazetteer.pattern.finditer("\n" + text):
        group = first.lastindex or 0
        start = first.start(group) - 1
        if start < end:
            continue
        name = first[group]
        while name:
            end = start + len(name)
            rows, kind, dated = spelled[name]
            after = text[end : end + 2]  # 힤 is no letter any more: what sorts below it begins with 힣 at most
            if kind == "not" or ("가" <= after < "힤" and not _may_follow(kind, text, end)):
                break
            if dated:
                rows = tuple([row for row in rows if row.valid(on)])
                if not rows:
                    break
            names.append((start, end, name, rows))
            if after not in beginnings:
                break
            match = gazetteer.glued.match(text, end)
            start, name = end, match[match.lastindex or 0] if match else ""
    return names


def _may_follow(kind: str, text: str, end: int) -> bool:
    """Whether a name of a kind may end before this letter of Hangul."""
    follow = _FOLLOW.get(kind)
    return follow is None or follow.match(text, end) is not None
