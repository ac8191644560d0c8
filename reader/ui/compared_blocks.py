"""Two texts compared, as the reading pane shows them: signs around every change, so that no colour is needed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.i18n import t
from reader.ui.cells import safe
from reader.ui.pieces import Role
from reader.ui.story_rows import outlet_label, when
from reader.ui.typography import Block, Kind

if TYPE_CHECKING:
    from reader.library.comparing import Compared, Counterpart, Stretch

_SIGNS = {"both": ("", ""), "added": ("{+", "+}"), "removed": ("[-", "-]")}
_ROLES = {"added": Role.HIT, "removed": Role.QUIET}


def counterpart_name(counterpart: Counterpart) -> str:
    """What an article is compared with: an earlier text with the time it came in, or another article."""
    other = counterpart.article
    if other is not None:
        name = t("compare.article", outlet=outlet_label(other), title=safe(other.title).strip())
        return f"{name}  {when(other)}"
    seen = counterpart.seen
    day = t("compare.seen", y=seen.year, m=seen.month, d=seen.day, time=f"{seen:%H:%M}") if seen else ""
    if counterpart.elsewhere:
        return t("compare.other", day=day)
    return t("compare.version" if counterpart.edit else "compare.first", n=counterpart.edit, day=day)


def compared_blocks(compared: Compared) -> list[Block]:
    """The headline and the text of an article with what its counterpart has instead."""
    counts = t("compare.counts", added=compared.added, removed=compared.removed)
    about = [
        t("compare.with", name=counterpart_name(compared.counterpart)),
        t("compare.same") if compared.is_same else counts,
        t("compare.legend", added=_signed("added", t("compare.mine")), removed=_signed("removed", t("compare.theirs"))),
    ]
    blocks = [Block(Kind.HEADING, t("compare.title")), *(_quiet(line) for line in about)]
    titles = [_block(Kind.HEADING, part, label="\n") for part in compared.title.paragraphs]
    return [*blocks, *titles, *(_block(Kind.PARAGRAPH, part) for part in compared.body.paragraphs)]


def _quiet(text: str) -> Block:
    return Block(Kind.META, text, ((0, len(text), Role.QUIET),))


def _block(kind: Kind, stretches: Sequence[Stretch], label: str = "") -> Block:
    text = ""
    roles: list[tuple[int, int, Role]] = []
    for stretch in stretches:
        start = len(text) + bool(text)
        text += (" " if text else "") + _signed(stretch.side.value, safe(stretch.text))
        if stretch.side.value in _ROLES:
            roles.append((start, len(text), _ROLES[stretch.side.value]))
    return Block(kind, text, tuple(roles), label)


def _signed(side: str, text: str) -> str:
    before, after = _SIGNS[side]
    return f"{before}{text}{after}"
