"""The words of ``gjnews show --versions`` and ``--diff``, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

KOREAN: Mapping[str, str] = {
    "option.versions": "지금까지 받은 글을 오래된 것부터 한 줄씩 보입니다",
    "option.diff": "앞서 받은 글(번호)이나 다른 기사(ID)와 낱말로 견줍니다: {+더한 말+} [-뺀 말-]",
    "show.current": "지금 글",
    "show.cause_first": "처음 글",
    "show.cause_edit": "고친 글",
    "show.cause_other": "다른 곳의 글",
    "show.no_version": "견줄 수 있는 앞선 글이 아닙니다: {n} (가능한 번호: {known}) — --versions로 보세요.",
}

ENGLISH: Mapping[str, str] = {
    "option.versions": "print the texts it has had, the oldest first, a line each",
    "option.diff": "compare with an earlier text (its number) or another article (its ID): {+added+} [-left out-]",
    "show.current": "current",
    "show.cause_first": "first",
    "show.cause_edit": "edit",
    "show.cause_other": "elsewhere",
    "show.no_version": "no earlier text to compare with: {n} (there are: {known}) - see --versions",
}
