"""What an article is told together with: the others of its story, and who ran the release that it is."""

from __future__ import annotations

from reader.frozen import frozen
from reader.model import Headline


@frozen
class Around:
    """Beside the text of an article."""

    others: tuple[Headline, ...] = ()
    """The other articles of its story, in the order of publication: told below the text."""
    coverage: tuple[str, ...] = ()
    """Lines below the header: of a release, who ran it; of an article, which release it comes from."""
