"""Words about the tables of places, in both languages: read only where a row is wrong, or a reason is told."""

from __future__ import annotations

from collections.abc import Mapping

from reader.i18n import language

_KOREAN: Mapping[str, str] = {
    "row": "{file} {n}번째 줄({names}): {fault}",
    "toml": "{file}: TOML이 아닙니다({fault}). 이 파일은 읽지 않습니다.",
    "unreadable": "{file}: 읽을 수 없습니다({fault}).",
    "kind": "모르는 kind입니다: {value} — {known} 가운데 하나를 적으세요.",
    "key": "모르는 항목입니다: {value} — {known} 가운데 하나를 적으세요.",
    "names": "names에는 두 글자 이상인 이름의 목록을 적으세요.",
    "place": "모르는 place입니다: {value} — {known} 가운데 하나를 적으세요.",
    "no_place": "place를 적으세요: {known}",
    "institution": "모르는 institution입니다: {value} — {known} 가운데 하나를 적으세요.",
    "day": "{key}에는 2026-07-01처럼 날을 적으세요.",
    "order": "valid_to({to})가 valid_from({start})보다 앞섭니다.",
    "confused": "[row.confused]에는 이름마다 지역의 목록을 적으세요.",
    "flag": "{key}에는 true나 false를 적으세요.",
    "text": "{key}에는 따옴표 안에 글을 적으세요.",
    "title": "kind가 holder이면 title(시장, 구청장, 의장, 교육감)을 적으세요.",
    "no_source": "source(어디서 보았는지)나 seen(본 날)이 없습니다.",
    "overlap": "{place} {title}: {first}, {second}의 임기가 {day}에 겹칩니다.",
    "gap": "{place} {title}: {first} 뒤 {second} 앞, {start}~{end}에 아무도 없습니다.",
    "twice": "{names}: 같은 이름이 두 줄에 있습니다.",
    "overlooked": "내 지명 사전 {file}에서 {n}곳을 읽지 못했습니다. gjnews doctor가 어디인지 보입니다.",
    "overlooked_files": "내 지명 사전 {file} 외 {m}개에서 {n}곳을 읽지 못했습니다. gjnews doctor가 어디인지 보입니다.",
}

_ENGLISH: Mapping[str, str] = {
    "row": "{file}, row {n} ({names}): {fault}",
    "toml": "{file} is no TOML ({fault}); the file is not read.",
    "unreadable": "{file} cannot be read ({fault}).",
    "kind": "unknown kind {value}: write one of {known}.",
    "key": "unknown key {value}: write one of {known}.",
    "names": "names must be a list of names of two letters or more.",
    "place": "unknown place {value}: write one of {known}.",
    "no_place": "a place is missing: write one of {known}.",
    "institution": "unknown institution {value}: write one of {known}.",
    "day": "{key} must be a day such as 2026-07-01.",
    "order": "valid_to ({to}) lies before valid_from ({start}).",
    "confused": "[row.confused] must give a list of places for each name.",
    "flag": "{key} must be true or false.",
    "text": "{key} must be a text in quotes.",
    "title": "a holder needs its title: 시장, 구청장, 의장 or 교육감.",
    "no_source": "source (where it was seen) or seen (the day) is missing.",
    "overlap": "{place} {title}: the terms of {first} and {second} overlap on {day}.",
    "gap": "{place} {title}: nobody between {first} and {second}, {start} to {end}.",
    "twice": "{names}: the same name in two rows.",
    "overlooked": "Your gazetteer {file}: {n} not understood; gjnews doctor says where.",
    "overlooked_files": "Your gazetteer {file} and {m} more: {n} not understood; gjnews doctor says where.",
}


def t(word: str, /, **values: object) -> str:
    """The words under `word`, in the language that is spoken."""
    words = _ENGLISH if language() == "en" else _KOREAN
    return words[word].format(**values)
