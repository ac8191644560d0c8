"""What a person adds from the command line: ``save``, ``unsave``, ``read``, ``unread``, ``note``, ``tag``, ``undo``."""

from __future__ import annotations

from collections.abc import Callable

from reader.cli.output import complain, one_line, print_json, say
from reader.cli.parser import Parser
from reader.cli.run import DONE, NOT_ALL, Command
from reader.cli.words import t
from reader.config import Settings
from reader.errors import UsageError
from reader.library import Change, Library


def _for_ids(name: str, act: Callable[[Library, list[str]], Change]) -> Command:
    """A command that does one thing to the articles it names; those that are not there are told one by one."""

    def command(arguments: list[str], _settings: Settings) -> int:
        parser = Parser(name)
        parser.words("ids", nargs="+")
        parser.option("--json", action="store_true")
        asked = parser.read(arguments)
        with Library.open(make=False) as library:
            known, missing = library.known(asked.ids)
            for error in missing:
                complain(str(error))
            if known:
                _tell(library, act(library, known), known, asked.json)
        return NOT_ALL if missing else DONE

    return command


def note(arguments: list[str], _settings: Settings) -> int:
    """Write a note; an empty one takes it away."""
    parser = Parser("note")
    parser.words("id")
    parser.words("text", nargs="+")
    parser.option("--json", action="store_true")
    asked = parser.read(arguments, dashed_words=True)
    text = one_line(" ".join(asked.text))
    with Library.open(make=False) as library:
        library.article(asked.id)
        _tell(library, library.note(asked.id, text or None), [asked.id], asked.json)
    return DONE


def tag(arguments: list[str], _settings: Settings) -> int:
    """Put tags on an article (+) or take them off (-)."""
    parser = Parser("tag")
    parser.words("id")
    parser.words("tags", nargs="+")
    parser.option("--json", action="store_true")
    asked = parser.read(arguments, dashed_words=True)
    add, remove = signed(asked.tags)
    with Library.open(make=False) as library:
        library.article(asked.id)
        _tell(library, library.tag(asked.id, add, remove), [asked.id], asked.json)
    return DONE


def signed(tags: list[str]) -> tuple[list[str], list[str]]:
    """The tags to put on and those to take off.

    Raises:
        UsageError: a sign without a name, or a name that ``태그:`` could not be asked for.
    """
    for tag in tags:
        if not tag.lstrip("+-") or any(char.isspace() or char in ',"' for char in tag):
            raise UsageError(t("usage.tag", v=tag))
    remove = [tag[1:] for tag in tags if tag.startswith("-")]
    return [tag.removeprefix("+") for tag in tags if not tag.startswith("-")], remove


def undo(arguments: list[str], _settings: Settings) -> int:
    """Take back the newest change of this home, whoever made it."""
    parser = Parser("undo")
    parser.option("--json", action="store_true")
    asked = parser.read(arguments)
    with Library.open(make=False) as library:
        change = library.undo_home()
        if change is None:
            complain(t("undo.none"))
            return NOT_ALL
        if asked.json:
            what = change.kind.partition("_")[0]
            if what in ("search", "feed"):
                print_json([{what: each, "changed": True} for each in change.ids])
            else:
                _tell(library, change, list(change.ids), True)
            return NOT_ALL if change.left else DONE
        if change.ids or not change.left:
            say(t("undo.done", what=change.label))
        if change.left:
            complain(t("undo.left", what=" ".join(change.left)))
    return NOT_ALL if change.left else DONE


def _tell(library: Library, change: Change, ids: list[str], as_json: bool) -> None:
    if not as_json:
        say(change.label if change.ids else t("mark.nothing"))
        return
    for article_id in ids:
        marked = library.marked(article_id)
        print_json(
            [
                {
                    "id": article_id,
                    "changed": article_id in change.ids,
                    "read": marked.read,
                    "saved": marked.saved,
                    "tags": list(marked.tags),
                    "note": marked.note,
                }
            ]
        )


COMMANDS: dict[str, Command] = {
    "save": _for_ids("save", lambda library, ids: library.save(ids)),
    "unsave": _for_ids("unsave", lambda library, ids: library.save(ids, saved=False)),
    "read": _for_ids("read", lambda library, ids: library.read(ids)),
    "unread": _for_ids("unread", lambda library, ids: library.read(ids, read=False)),
    "note": note,
    "tag": tag,
    "undo": undo,
}
