"""Office-holders: a name of two or three letters is one only beside the title of its office."""

from __future__ import annotations

import re

from reader.tagging.gazetteer import Row
from reader.tagging.hits import Hit

_BEFORE_TITLE = re.compile(r"(구청장|청장|시장|교육감|의장)[은\s:=·]{0,2}$")
_AFTER_TITLE = re.compile(r"\s?(?:[가-힣]{0,10}\s)?[가-힣]{0,10}?(구청장|청장|시장|교육감|의장)")
_BEFORE, _AFTER = 8, 22
"""Letters before and behind a name in which its title stands."""


def titled(hit: Hit) -> int:
    """Where a holder's name and title end; 0 where no title stands beside the name."""
    title = hit.row.title or ""
    after = _AFTER_TITLE.match(hit.text, hit.end, hit.end + _AFTER)
    if after and after.group(1).endswith(title[-2:]):
        return after.end()
    before = _BEFORE_TITLE.search(hit.text, max(0, hit.start - _BEFORE), hit.start)
    return hit.end if before and before.group(1).endswith(title[-2:]) else 0


def borne_by(hit: Hit) -> Row:
    """The row of a titled name; of namesakes the one who bears the title behind it."""
    title = _AFTER_TITLE.match(hit.text, hit.end, hit.end + _AFTER)
    if len(hit.rows) == 1 or not title:
        return hit.row
    return next((row for row in hit.rows if row.title == title.group(1)), hit.row)
