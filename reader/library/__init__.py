"""The one façade that the command line and the interface use: find, read, mark, undo."""

from typing import TYPE_CHECKING

from reader.library.facade import Library
from reader.library.values import Change, Front, Mode

if TYPE_CHECKING:
    from reader.library.coverage import Coverage as Coverage
    from reader.store.folding import Folded as Folded
    from reader.store.offers import Offers as Offers

__all__ = ["Change", "Front", "Library", "Mode"]
