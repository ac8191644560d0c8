"""The words of ``gjnews bench``, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

_ROW = (
    "{name:<12} {p50:>7} {p99:>7} {worst:>7} {cpu50:>7} {cpu99:>7} {same:>5} "
    "{build:>8} {disk:>8} {anon:>7} {mapped:>7} {peak:>7}"
)

KOREAN: Mapping[str, str] = {
    "about.bench": "이 컴퓨터에서 얼마나 빠른지 잽니다",
    "use.bench": "search [파일.jsonl[.gz]] [-n N] [--chars N] [--keep 폴더] [--alone] [--json]",
    "describe.bench": "검색을 잽니다. 파일이 없으면 예시판을 불려 씁니다. 다른 방법도 같은 자리에서 함께 잽니다.\n\n"
    "  gjnews bench search -n 10000\n  gjnews bench search 기사.jsonl.gz -n 100000",
    "option.n": "기사 수",
    "option.chars": "불린 기사 하나의 글자 수 (1000)",
    "option.keep": "색인을 남길 폴더. 있으면 짓지 않고 다시 잽니다",
    "option.alone": "다른 방법은 재지 않습니다",
    "bench.only": "잴 수 있는 것은 search입니다: {what}",
    "bench.missing": "파일이 없습니다: {where}",
    "bench.step": "{what} …",
    "bench.size": "기사 {articles}건, 낱말 {words}가지 · 여는 데 {opening} ms",
    "bench.all": "모든 글쇠 {keys}번: p50 {p50} ms · p99 {p99} ms · 가장 느린 것 {worst} ms",
    "bench.cpu": "프로세서 시간만: p50 {p50} ms · p99 {p99} ms · 가장 느린 것 {worst} ms",
    "bench.slow": "느린 글쇠: {keys}",
    "bench.common": "모두가 답할 수 있는 글쇠 {able}번 가운데 고루 {keys}번",
    "bench.head": _ROW,
    "bench.columns": "방법 p50 p99 최악 CPU50 CPU99 같음 만들기s 디스크 메모리 매핑 만들때",
}

ENGLISH: Mapping[str, str] = {
    "about.bench": "measure how fast it is on this machine",
    "use.bench": "search [FILE.jsonl[.gz]] [-n N] [--chars N] [--keep FOLDER] [--alone] [--json]",
    "describe.bench": "Measures the search. Without a file the sample edition is multiplied.\n"
    "Other ways are measured beside it.\n\n"
    "  gjnews bench search -n 10000\n  gjnews bench search articles.jsonl.gz -n 100000",
    "option.n": "how many articles",
    "option.chars": "characters of a multiplied article (1000)",
    "option.keep": "where the index stays; one that lies there is measured again",
    "option.alone": "leave the other ways out",
    "bench.only": "what can be measured is search: {what}",
    "bench.missing": "no such file: {where}",
    "bench.step": "{what} …",
    "bench.size": "{articles} articles, {words} distinct words · opened in {opening} ms",
    "bench.all": "all {keys} keys: p50 {p50} ms · p99 {p99} ms · worst {worst} ms",
    "bench.cpu": "time of the processor alone: p50 {p50} ms · p99 {p99} ms · worst {worst} ms",
    "bench.slow": "slowest: {keys}",
    "bench.common": "{keys} of the {able} keys that all can answer, evenly",
    "bench.head": _ROW,
    "bench.columns": "way p50 p99 worst cpu50 cpu99 same build.s disk anon mapped building",
}
