"""Whether a text that a feed or a table gives is all of it."""

from __future__ import annotations

import re

_WHOLE = re.compile(r"(?:[.!?…”’\"')\]〉>」』}※]|[다요음함임됨까]|기자|[\w.-]@[\w.-]+)\s*\Z")
"""How a text ends that does not break off: a sentence, a quotation, a bracket, a byline."""
_SHORT = 80
"""A shorter text is a notice or a list rather than the beginning of something."""


def breaks_off(text: str) -> bool:
    """Whether `text` ends in the middle of a sentence; dots that say so are the cleaner's to see."""
    return len(text) >= _SHORT and _WHOLE.search(text[-80:]) is None
