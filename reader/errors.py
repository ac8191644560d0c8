"""The few errors that reach a person: each is one line that says what, where and what to do."""

from __future__ import annotations


class ReaderError(Exception):
    """Something failed that a person can act on; `str()` of it is the line to print."""

    exit_status = 1


class UsageError(ReaderError):
    """The request itself is wrong: an unknown format, a directory, a filter without a meaning."""

    exit_status = 2


class UnreadableError(ReaderError):
    """A file or an answer could not be read or decoded at all."""

    exit_status = 3


class ArchiveError(ReaderError):
    """The archive or the marks are damaged, too new, or lie where SQLite cannot keep them."""

    exit_status = 3


class DiskFullError(ReaderError):
    """Nothing more can be written; what was being written has been taken back."""

    exit_status = 3


class NotFoundError(ReaderError):
    """No article, mark or subscription has that name."""

    exit_status = 1


STUMBLES = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What a text that nobody thought of may raise in the pure code that judges it: never an interruption, a lack of
memory or an error of a file."""
