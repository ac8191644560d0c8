"""What others do to the same archive while it is open here: the worker, a fetch, another reader."""

from __future__ import annotations

from reader.archive.articles import Archive
from reader.library.catalogue import Catalogue


class Beside:
    """Asked once a second; nothing that others did shows before `refresh`."""

    _archive: Archive
    _catalogue: Catalogue

    @property
    def last_change(self) -> int:
        """The number of the last change of the archive, by whomever."""
        return self._archive.seq()

    def pending(self) -> int:
        """How many articles others have committed since the last `refresh`; cheap enough for once a second."""
        return self._catalogue.pending()

    def edited(self) -> bool:
        """Whether others have only changed articles, and are done with it; ask after `pending`."""
        return self._catalogue.edited()

    def marked_elsewhere(self) -> frozenset[int]:
        """Rows that others have marked since the last call; cheap enough for once a second."""
        return self._catalogue.marked_elsewhere()

    def renewable(self) -> bool:
        """Whether `renew` may be of use; cheap enough for once a second."""
        return self._catalogue.renewable()

    def renew(self) -> bool:
        """Search what was scanned until now by a newer index; whether answers may be others now. In a thread beside."""
        return self._catalogue.renew()

    def refresh(self, most: int | None = None) -> bool:
        """Take in what others have committed, at most so many articles of it; whether there is more."""
        return self._catalogue.refresh(most)
