"""What the reading pane says of an article: its header, its text, its pictures, and why it stands where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from reader.i18n import t, weekday
from reader.model import Article, Evidence, Marked, Place
from reader.model import Kind as ArticleKind
from reader.ui.around import Around
from reader.ui.cells import cells, pad, safe
from reader.ui.days import full_day
from reader.ui.pieces import Role
from reader.ui.rows import place_name
from reader.ui.same_blocks import same_blocks
from reader.ui.typography import Block, Kind, caption_block, credit_block, set_text

_GAP = "    "
_WHERE = frozenset({"title", "lead", "next", "body", "caption", "page", "file"})


def article_blocks(
    article: Article, marked: Marked, width: int, *, compact: bool = False, around: Around | None = None
) -> list[Block]:
    """Everything of `article`, with what is told `around` it; `compact` puts place, day and outlet on one line where
    they fit in `width`."""
    title = safe(article.title).strip() or t("row.untitled")
    blocks = [Block(Kind.HEADING, title)]
    if article.title_derived:
        blocks.append(_meta(t("read.derived")))
    lines = _meta_lines(article, marked, width, compact=compact)
    blocks += [_meta(line, apart=not compact and not index) for index, line in enumerate(lines)]
    blocks += [_meta(line) for line in (*(around.coverage if around else ()), *_mark_lines(marked))]
    notice = t("read.cut" if article.url else "read.cut_no_url") if article.truncated else ""
    blocks += set_text(article.body, truncated=article.truncated, notice=notice)
    return [*blocks, *_picture_blocks(article), *same_blocks(around.others if around else ())]


def empty_blocks() -> list[Block]:
    """What to do where no article is chosen."""
    return [Block(Kind.META, t("read.empty"))]


def evidence_blocks(article: Article, marked: Marked, evidence: Sequence[Evidence]) -> list[Block]:
    """Why `article` has its place and its day, in words, the weightiest first; what spoke against it as well."""
    blocks = [Block(Kind.HEADING, t("why.title")), _meta(safe(article.title))]
    decided = {"place": place_name(marked.place or article.primary), "date": full_day(article.published)}
    for about, value in decided.items():
        reasons = sorted((item for item in evidence if item.about == about), key=lambda item: -abs(item.weight))
        lines = dict.fromkeys([*_in_words(article, about), *map(_evidence_line, reasons)])
        blocks.append(Block(Kind.HEADING, f"{t(f'why.about_{about}')} {value}", label="\n"))
        blocks += [Block(Kind.ITEM, line, label=" - ") for line in lines or [t("why.none")]]
    return [*blocks, Block(Kind.PARAGRAPH, t("why.fix"), ((0, len(t("why.fix")), Role.QUIET),))]


def _meta(text: str, *, apart: bool = False) -> Block:
    return Block(Kind.META, text, ((0, len(text), Role.QUIET),), label="\n" if apart else "")


def _meta_lines(article: Article, marked: Marked, width: int, *, compact: bool) -> list[str]:
    place, day = _place_line(article, marked), full_day(article.published)
    outlet = safe(article.outlet) if article.outlet else t("row.outlet_unknown")
    if article.kind is ArticleKind.RELEASE:
        outlet = f"{outlet}  {t('row.release')}" if article.outlet else t("row.release")
    reporter = [t("read.reporter", name=safe(article.reporter))] if article.reporter else []
    basis = [] if article.published.certain else [t(f"basis.{article.published.basis.value}")]
    edited = [t("row.edited", n=article.versions - 1)] if article.versions > 1 else []
    one = _GAP.join([place, "  ".join([day, *basis]), outlet, *reporter, *edited])
    if compact and cells(one) <= width:
        return [one]
    sources = [*reporter, *basis, *edited]
    column = max(cells(place), cells(outlet)) + 3
    lines = [pad(place, column) + day, pad(outlet, column) + "   ".join(sources)]
    if any(cells(line.rstrip()) > width for line in lines):
        return [*filter(None, (place, day)), *_packed([outlet, *sources], width)]
    return [line.rstrip() for line in lines]


def _packed(parts: Sequence[str], width: int) -> list[str]:
    """`parts` side by side on as few lines as their `width` allows, none broken where it fits."""
    lines: list[str] = []
    for part in parts:
        if lines and cells(lines[-1] + _GAP + part) <= width:
            lines[-1] += _GAP + part
        else:
            lines.append(part)
    return lines


def _place_line(article: Article, marked: Marked) -> str:
    primary = marked.place or article.primary
    words = [place_name(primary)]
    if article.institution is not None:
        words.append(t(f"side.{article.institution.value}"))
    line = " · ".join(words)
    others = [place_name(place) for place in article.places if place is not primary]
    return f"{line}  {t('read.related', p=', '.join(others))}" if others else line


def _mark_lines(marked: Marked) -> Iterator[str]:
    if marked.note:
        yield f"{t('read.note')}: {safe(marked.note)}"
    if marked.tags:
        yield f"{t('read.tags')}: {', '.join(map(safe, marked.tags))}"


def _picture_blocks(article: Article) -> Iterable[Block]:
    """Captions and credits, joined where there is one of each for every picture."""
    if len(article.captions) == len(article.credits):
        return [caption_block(text, credit) for text, credit in zip(article.captions, article.credits, strict=True)]
    return [*map(caption_block, article.captions), *map(credit_block, article.credits)]


def _in_words(article: Article, about: str) -> list[str]:
    """Why the article has its place, in one sentence."""
    from reader.library.reasons import in_words

    told = in_words(place_name(article.primary), article.primary, article.evidence) if about == "place" else ""
    return [safe(told)] if told else []


def _evidence_line(item: Evidence) -> str:
    place = t(f"why.where_{item.where}") if item.where in _WHERE else safe(item.where)
    value = _value(item)
    if item.weight < 0:
        value = f"{value} {t('why.not')}"
    key = "why.line_bare" if item.span.strip() in ("", item.value) else "why.line"
    return t(key, value=value, where=place, span=safe(item.span).strip(), reason=safe(item.reason))


def _value(item: Evidence) -> str:
    if item.about == "place" and item.value in Place.__members__.values():
        return place_name(Place(item.value))
    try:
        day = date.fromisoformat(item.value)
    except ValueError:
        year, dash, month = item.value.partition("-")
        return t("date.month", y=year, m=int(month)) if dash and month.isdecimal() else safe(item.value)
    return t("date.full", y=day.year, m=day.month, d=day.day, w=weekday(day))
