"""Getting bytes: of a file, of standard input, and (`reader.sources.retrieve.web`, imported when asked) of the web."""

from reader.sources.retrieve.files import STDIN, absolute, opened, read_file

__all__ = ["STDIN", "absolute", "opened", "read_file"]
