"""Where gjnews keeps things, and the person's settings in `config.toml`."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from pathlib import Path

from reader.frozen import frozen

HOME_VARIABLE = "GJNEWS_HOME"
CONFIG_NAME = "config.toml"
LEAST_MINUTES = 5
"""Feeds are not asked more often than this by themselves."""


@frozen
class Directories:
    """The four kinds of places a platform knows; below ``$GJNEWS_HOME`` they are one."""

    data: Path
    """Archive, marks, backups, the worker's lock: what cannot be made again."""
    config: Path
    cache: Path
    """The index and the compiled gazetteer, which can be made again."""
    log: Path

    @property
    def settings_file(self) -> Path:
        """The file that a person edits."""
        return self.config / CONFIG_NAME


def directories(environ: Mapping[str, str] = os.environ) -> Directories:
    """The directories of this person; nothing is created."""
    home = environ.get(HOME_VARIABLE)
    if home:
        root = Path(home).expanduser().absolute()
        return Directories(root, root, root, root)
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("gjnews", appauthor=False)
    return Directories(dirs.user_data_path, dirs.user_config_path, dirs.user_cache_path, dirs.user_log_path)


def settings_of(home: Path) -> Path:
    """The settings file that goes with a home: that of this person, or of another one its own."""
    mine = directories()
    return mine.settings_file if mine.data == home else home / CONFIG_NAME


def log_of(home: Path) -> Path:
    """The folder of the log that goes with a home."""
    mine = directories()
    return mine.log if mine.data == home else home


@frozen
class Keep:
    """How long articles of a feed are kept; 0: for good."""

    days: int = 0
    articles: int = 0
    """At most so many of each feed, the newest."""


@frozen
class Settings:
    """What a person can set; the defaults are those of an absent file."""

    lang: str = "ko"
    """Language of the interface: ``ko`` or ``en``."""
    ambiguous_width: int = 1
    """Cells that the terminal gives characters of ambiguous width (…, ·, ↑): 1, or 2 in some Korean terminals."""
    mouse: bool = True
    """Off leaves the mouse to the terminal, which then selects text by itself."""
    place: str | None = None
    """우리 지역, as a `Place` value: opens first and stands first in the briefing."""
    theme: str | None = None
    """Name of a colour theme; None chooses by the terminal."""
    fetch_minutes: int = 0
    """Minutes between two times that feeds are fetched by themselves while the reader is open; 0: only when asked."""
    fetch_on_battery: bool = False
    """Whether they are, too, while the machine runs on its battery."""
    private_addresses: bool = False
    """Whether redirects and names of public servers may lead to addresses of the own network."""
    keep_days: int = 0
    """Days after which articles of feeds are removed, unless they are marked; 0: never."""
    keep_articles: int = 0
    """Articles of each feed beyond which the oldest are removed, unless they are marked; 0: never."""
    keep: Mapping[str, Keep] = field(default_factory=dict)
    """The same for single feeds, by name or address."""
    fold: bool = True
    """One row for each story; off gives every article a row of its own."""


@frozen
class Complaint:
    """Something in the settings file that could not be used; the default stands in its place."""

    key: str = ""
    """Empty where the file as a whole cannot be read."""
    value: str = ""
    allowed: str = ""
    """What could stand there; empty where the key itself is unknown."""
    place: tuple[int, int] | None = None
    """Line and column, from 1, where the file is no TOML."""
    error: OSError | None = None
    """Why the file cannot be opened."""


OUR_PLACES = {
    "광주시": "city",
    "동구": "dong",
    "서구": "seo",
    "남구": "nam",
    "북구": "buk",
    "광산구": "gwangsan",
}
"""Values of `place` as a person writes them; the names of the JSON are also taken."""

_Reader = Callable[[object], object]


def _one_of(**meanings: object) -> _Reader:
    return lambda value: meanings[str(value)]


def _ambiguous(value: object) -> int:
    if isinstance(value, bool) or value not in (1, 2):
        raise ValueError
    return int(str(value))


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _text(value: object) -> str | None:
    if not isinstance(value, str):
        raise TypeError
    return value or None


def _number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise TypeError
    return value


def _minutes(value: object) -> int:
    """Not more often than servers can bear."""
    minutes = _number(value)
    if 0 < minutes < LEAST_MINUTES:
        raise ValueError
    return minutes


def _keeps(value: object) -> Mapping[str, Keep]:
    if not isinstance(value, dict):
        raise TypeError
    return {name: Keep(**{key: _number(each) for key, each in keep.items()}) for name, keep in value.items()}


_READERS: Mapping[str, tuple[_Reader, str]] = {
    "lang": (_one_of(ko="ko", en="en"), '"ko", "en"'),
    "ambiguous_width": (_ambiguous, "1, 2"),
    "mouse": (_truth, "true, false"),
    "place": (
        _one_of(**OUR_PLACES, **{place: place for place in OUR_PLACES.values()}),
        ", ".join(f'"{name}"' for name in OUR_PLACES),
    ),
    "theme": (_text, '"…"'),
    "fetch_minutes": (_minutes, f"0, {LEAST_MINUTES}…"),
    "fetch_on_battery": (_truth, "true, false"),
    "private_addresses": (_truth, "true, false"),
    "keep_days": (_number, "0, 1…"),
    "keep_articles": (_number, "0, 1…"),
    "keep": (_keeps, '"…" = {days = 30, articles = 500}'),
    "fold": (_truth, "true, false"),
}
"""By key: how a value is read, and what is told to be allowed."""

KEYS = tuple(_READERS)
"""Every setting, in the order of the documentation."""


def load(path: Path) -> tuple[Settings, tuple[Complaint, ...]]:
    """The settings of a file and what is wrong with it; an absent file is all defaults."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), ()
    except OSError as error:
        return Settings(), (Complaint(error=error),)
    except UnicodeDecodeError:
        return Settings(), (Complaint(),)
    return parse(text)


def parse(text: str) -> tuple[Settings, tuple[Complaint, ...]]:
    """Settings written as TOML; a wrong one is named and leaves its default."""
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Settings(), (Complaint(place=_place(str(error), text)),)
    values: dict[str, object] = {}
    complaints = tuple(_take(table, values))
    return Settings(**values), complaints  # type: ignore[arg-type]  # each value went through its reader


def _take(table: Mapping[str, object], values: dict[str, object]) -> Iterator[Complaint]:
    for key, value in table.items():
        if key not in _READERS:
            yield Complaint(key, str(value), "")
            continue
        read, allowed = _READERS[key]
        try:
            values[key] = read(value)
        except (KeyError, TypeError, ValueError):
            yield Complaint(key, str(value), allowed)


def _place(error: str, text: str) -> tuple[int, int]:
    """Line and column of what `tomllib` says, which it tells in English words only before Python 3.14."""
    found = re.search(r"line (\d+), column (\d+)", error)
    if found:
        return int(found[1]), int(found[2])
    lines = text.split("\n")  # "at end of document"
    return len(lines), len(lines[-1]) + 1
