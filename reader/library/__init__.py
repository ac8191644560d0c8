"""The one façade that the command line and the interface use: find, read, mark, undo."""

from reader.library.facade import Library
from reader.library.values import Change, Front, Mode

__all__ = ["Change", "Front", "Library", "Mode"]
