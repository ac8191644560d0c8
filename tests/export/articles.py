"""Articles as an export meets them: one that would break any format, and a plain one."""

from __future__ import annotations

from datetime import date

from reader.export.values import Exported, Heading, Inferred
from reader.model import Article, Basis, Institution, Kind, Marked, Place, Published

DAY = date(2026, 1, 14)
PLAIN = Article(
    id="abcdefghij23",
    kind=Kind.ARTICLE,
    title="서구, ‘마을정원사’ 40명 모집",
    title_derived=False,
    body="서구가 마을정원사를 모집한다.\n둘째 문단이다.",
    truncated=False,
    outlet="예시일보",
    reporter="박예시",
    agency=None,
    url="https://news.example/1?a=1&b=2",
    source="/tmp/a.txt",
    primary=Place.SEO,
    places=(Place.SEO, Place.NAM),
    institution=Institution.DISTRICT_OFFICE,
    published=Published("2026-01-14", DAY, DAY, Basis.TEXT, False),
    captions=("서구청 앞 정원",),
    credits=("서구",),
)
HOSTILE = Article(
    id="bcdefghijk23",
    kind=Kind.RELEASE,
    title='=HYPERLINK("http://x.example")<script>alert(1)</script> [bold]# *굵게*',
    title_derived=True,
    body="# 제목이 아닌 줄\n- 목록이 아닌 줄\n1. 셈이 아닌 줄\n<img src=x onerror=alert(1)> \x1b]52;c;aGk=\x07 \u202e뒤집힘",
    truncated=True,
    outlet="+SUM(A1:A9)",
    reporter=None,
    agency=None,
    url='javascript:alert("x")',
    source="/tmp/\x1b[2Jb.txt",
    primary=Place.UNKNOWN,
    places=(),
    institution=None,
    published=Published("2026-11-22", None, None, Basis.IMPORT, False),
)
ITEMS = [
    Exported(PLAIN, Marked(saved=True, note="담당자에게 <확인>", tags=("행사", "중요")), ("p:x",)),
    Exported(HOSTILE, Marked(read=True, place=Place.UNKNOWN), (), Inferred(Place.SEO, (Place.SEO,))),
]
HEADING = Heading("지역:서구 <b>", 2, DAY)
