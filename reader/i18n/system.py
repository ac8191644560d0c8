"""What the system says about a file, in the words of a person, with what to do."""

from __future__ import annotations

import errno

from reader.i18n import t

_WORDS = {
    errno.EROFS: "sys.read_only",
    errno.EACCES: "sys.denied",
    errno.EPERM: "sys.denied",
    errno.ENOENT: "sys.missing",
    errno.ENOTDIR: "sys.not_folder",
    errno.EEXIST: "sys.exists",
    errno.EISDIR: "sys.folder",
    errno.ENOSPC: "sys.full",
    errno.EDQUOT: "sys.full",
    errno.ENAMETOOLONG: "sys.too_long",
    errno.EMFILE: "sys.too_many",
    errno.ENFILE: "sys.too_many",
    errno.ELOOP: "sys.loop",
    errno.EIO: "sys.device",
    errno.EBADF: "sys.closed",
}
UNWRITABLE = frozenset((errno.EROFS, errno.EACCES, errno.EPERM))
"""Errors that say no more than that nothing can be written here."""


def reason(error: OSError) -> str:
    """Why, and what to do, in a sentence; the file stands in front of it."""
    key = _WORDS.get(error.errno or 0)
    if key is None:
        return t("sys.other", code=errno.errorcode.get(error.errno or 0, type(error).__name__))
    return t(key)


def line(error: OSError, path: object = None) -> str:
    """The whole line: the file (`path`, else the one that `error` names), why, and what to do."""
    where = path or error.filename
    return t("err.system", path=where, why=reason(error)) if where else reason(error)
