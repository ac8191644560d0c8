"""``gjnews show ID --versions`` and ``--diff``: the texts that an article has had, and what is different in another."""

from __future__ import annotations

from reader.cli.output import print_json, say
from reader.cli.words import t
from reader.errors import NotFoundError
from reader.library import Library
from reader.library.comparing import Counterpart, Side, Stretch, counterparts
from reader.model import KST, Article

_SIGNS = {Side.BOTH: "{}", Side.ADDED: "{{+{}+}}", Side.REMOVED: "[-{}-]"}


def print_versions(library: Library, article: Article, *, json: bool) -> None:
    """Every text of `article`, the oldest first, a line each."""
    for version in library.versions(article.id):
        seen = version.seen.astimezone(KST).isoformat(timespec="minutes")
        if json:
            facts = {"n": version.n, "seen": seen, "cause": version.cause, "current": version.current}
            print_json([{**facts, "title": version.title, "body": version.body}])
        else:
            state = t("show.current") if version.current else t(f"show.cause_{version.cause}")
            say(f"{version.n}  {seen[:16].replace('T', ' ')}  {state}  {version.title}")


def print_difference(library: Library, article: Article, wanted: str, *, json: bool) -> None:
    """`article` beside one of its earlier texts (its number) or another article (its id); `NotFoundError`."""
    compared = library.compared(article, _counterpart(library, article, wanted))
    parts = [*(("title", part) for part in compared.title.paragraphs), *(("body", p) for p in compared.body.paragraphs)]
    if json:
        print_json({"in": where, "words": [[each.side.value, each.text] for each in part]} for where, part in parts)
        return
    say(t("compare.legend", added=_marked(Side.ADDED, "compare.mine"), removed=_marked(Side.REMOVED, "compare.theirs")))
    say(t("compare.same") if compared.is_same else "")
    for where, part in parts:
        say(" ".join(map(_told, part)) + ("\n" if where == "title" else ""))


def _counterpart(library: Library, article: Article, wanted: str) -> Counterpart:
    if not wanted.isdecimal():
        other = library.article(wanted)
        return Counterpart(other.title, other.body)
    earlier = {str(each.version): each for each in counterparts(library.versions(article.id), ())}
    if wanted not in earlier:
        raise NotFoundError(t("show.no_version", n=wanted, known=", ".join(sorted(earlier)) or "-"))
    return earlier[wanted]


def _told(stretch: Stretch) -> str:
    return _SIGNS[stretch.side].format(stretch.text)


def _marked(side: Side, key: str) -> str:
    return _SIGNS[side].format(t(key))
