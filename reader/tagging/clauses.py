"""The clause of a text in which a day stands: the part of its sentence between joints, or its item of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SENTENCE_END = re.compile(
    r"[다요까음함임됨.!?…\n](?:(?<=[다요까음함임됨])[.!?]+[”’\"']?(?=\s|\Z)|(?<=[.!?])[”’\"']?\s(?=[가-힣A-Z‘“\"'(<\[])"
    r"|(?<=\.)\.\.(?=\s|\Z)|(?<=…)(?=\s|\Z)|(?<=\n))"
)
"""Also where a digest leaves something out; dots inside a headline end nothing. Begins, like `_JOINT`, with one set of
letters, so that the machine can leap from one to the next."""
_REACH = 300
_MARKER = re.compile(r"\s?[▲△▶▷◆■]\s?")
_JOINT = re.compile(
    r"[고며면지는으하해어아앞맞](?:(?<=[가-힣].)(?:(?<=[고며해어아])|(?<=면)서|(?<=지)만|(?<=는)데|(?<=으)나|(?<=하)여),\s"
    r"|(?<=[하되][고며])\s|(?<=[하되]면)서\s|(?<=이며)\s|(?<=앞)두고\s|(?<=맞)아\s)"
)
_OPEN, _CLOSE = "‘“(〈《「『[<", "’”)〉》」』]>"
_PAIRED = re.compile(rf"[{re.escape(_OPEN + _CLOSE)}]")
_SAYING = ("밝혔", "전했", "알렸", "말했", "설명했", "발표했", "강조했", "덧붙였")
_TOLD = re.compile(
    r"(?<=[다라])고\s(?P<day>(?:지난\s)?(?:\d{1,2}월\s?)?\d{1,2}일\s)?" rf"(?:{'|'.join(_SAYING)})다?\.?\s*\Z"
)
_SAID_DAY = re.compile(r"(?:(?:\d{1,2}월\s?)?\d{1,2}일\s)(?:밝혔|전했|알렸|말했|발표했)다\.?\s*\Z")
_BULLETS = re.compile(r"\A[-–□○◈▷▶■◆◇ㅇ*※\s]+|\s-\Z")


def is_day_of_report(clause: str, behind: str) -> bool:
    """Whether it is on this day that someone said what the clause says."""
    told = _TOLD.search(clause) if _tells(clause) else None
    return told is not None and not told["day"] and not behind.startswith("부터")


def _tells(clause: str) -> bool:
    """Whether `clause` ends in a verb of saying, without which there is neither `_TOLD` nor `_SAID_DAY`."""
    return clause.rstrip().removesuffix(".").removesuffix("다").endswith(_SAYING)


def clause_around(text: str, start: int, end: int) -> str:
    """The clause around a day as printed, a headline whole; an item of a list stands after its head."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    left, right = low, high
    for found in _SENTENCE_END.finditer(text, low, high):
        if found.end() <= start:
            left = found.end()
        elif found.start() >= end:
            right = found.end()
            break
    sentence, at = text[left:right], start - left
    markers = list(_MARKER.finditer(sentence))
    if len(markers) > 1:
        return _item(sentence, markers, at)
    return sentence[slice(*_between_joints(sentence, at, end - left))]


def _item(sentence: str, markers: Sequence[re.Match[str]], at: int) -> str:
    """The item of a list in which a day stands, behind its head; or the head where it stands there."""
    begun = [match for match in markers if match.end() <= at]
    following = next((match.start() for match in markers if match.start() >= at), len(sentence))
    head = sentence[: markers[0].start()]
    return f"{head.strip()} {sentence[begun[-1].end() : following].strip()}" if begun else head


def _between_joints(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause around ``sentence[start:end]`` begins and ends, quotations and brackets being whole."""
    low, high = 0, len(sentence)
    is_plain = _PAIRED.search(sentence) is None
    for match in _JOINT.finditer(sentence):
        if not is_plain and depth(sentence, match.start()):
            continue
        if match.end() <= start:
            low = match.end()
        elif match.start() >= end:
            high = match.end()
            break
    return low, high


def depth(text: str, at: int) -> int:
    """How many quotations and brackets are open in ``text[:at]``."""
    return sum(text.count(char, 0, at) for char in _OPEN) - sum(text.count(char, 0, at) for char in _CLOSE)


def stripped(clause: str) -> str:
    """`clause` without who said it when."""
    told = clause.strip()
    told = (_SAID_DAY.sub("", _TOLD.sub("", told)) if _tells(told) else told).strip(" .,…")
    return _BULLETS.sub("", told[:-1] if told.endswith(("다고", "라고")) else told)
