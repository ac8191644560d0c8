"""Words about files, folders and disks: what is wrong, where, and what to do, in English."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "err.damaged_marks": "marks.db, which holds your marks, is damaged. Run gjnews doctor --repair. It is untouched.",
    "err.marks_rescued": (
        "marks.db is damaged: only what could be read of it is shown, and new marks are not kept. "
        "Run gjnews doctor --repair."
    ),
    "err.system": "{path}: {why}",
    "err.no_folder": "{path}: this is a file, not a folder. Set GJNEWS_HOME to a folder.",
    "err.no_file": "{path}: a folder stands where a file belongs. Move that folder elsewhere.",
    "err.busy": "{path}: another program is using it. Try again in a moment.",
    "err.database": "{path}: it cannot be read or written ({why}). Check with gjnews doctor.",
    "err.read_only_file": "{path}: this file cannot be written to. Check its permissions or set GJNEWS_HOME elsewhere.",
    "state.full": "The disk is full: reading only. Marks are not kept until there is room again.",
    "state.read_only": "This folder cannot be written to: reading only, marks are not kept: {path}",
    "sys.read_only": "a read-only device cannot be written to. Use another folder.",
    "sys.denied": "permission denied. Check the permissions of file and folder.",
    "sys.missing": "no such file or folder. Check the path.",
    "sys.not_folder": "a part of the path is a file, not a folder. Check the path.",
    "sys.exists": "a file of that name is there already. Move it or use another path.",
    "sys.folder": "this is a folder, not a file. Name a file.",
    "sys.full": "the disk is full. Make room and try again.",
    "sys.too_long": "the name is too long. Use a shorter one.",
    "sys.too_many": "too many open files. Close other programs and try again.",
    "sys.loop": "the links go round in a circle. Check the path.",
    "sys.device": "the device cannot be read or written. Check the disk.",
    "sys.closed": "standard input is closed. Name a file, or use gjnews import - < FILE.",
    "sys.other": "it cannot be read or written ({code}). Check file and folder.",
    "config.broken": "{path}, line {line}, column {column}: not TOML, so the defaults hold. Correct that line.",
    "config.encoding": "{path}: not UTF-8, so the defaults hold. Save it as UTF-8.",
    "config.unreadable": "{path}: it cannot be read, so the defaults hold: {why}",
    "source.stumble": "this article could not be judged and was left out ({why})",
    "doctor.archive_rescued": (
        "{n} readable {n:article was|articles were} taken over to a new archive. The damaged original: {path}"
    ),
}
