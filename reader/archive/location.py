"""Folders that SQLite cannot keep a database in: network shares and folders that another program synchronises."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from reader.errors import ArchiveError, DiskFullError, ReaderError
from reader.i18n import system, t

NETWORK_FILESYSTEMS = frozenset(
    (
        *(
            "nfs",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "afs",
            "ncpfs",
            "ceph",
            "glusterfs",
            "lustre",
            "davfs",
        ),
        *("fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.s3fs", "fuse.glusterfs"),
        *("fuse.curlftpfs", "fuse.google-drive-ocamlfuse", "fuse.onedriver"),
    )
)
"""File system types of /proc/mounts where locks or shared memory do not hold between machines."""

SYNCED_FOLDERS = (
    "dropbox",
    "onedrive",
    "icloud drive",
    "iclouddrive",
    "com~apple~clouddocs",
    "mobile documents",
    "google drive",
    "googledrive",
    "cloudstorage",
    "nextcloud",
    "owncloud",
    "naver mybox",
    "mybox",
)
"""Names (lower case) of folders that are copied elsewhere file by file, a database's two halves at different times."""


class UnwritableError(ArchiveError):
    """Nothing can be written there; what is there may be read."""


def ready(folder: Path) -> None:
    """Makes `folder` where it is missing; ArchiveError where nothing can be kept in it."""
    refuse_unsafe_place(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise ArchiveError(t("err.no_folder", path=folder)) from error
    except OSError as error:
        raise refusal(error, folder) from error
    if not os.access(folder, os.W_OK):
        raise UnwritableError(t("err.read_only", path=folder))


def refusal(error: OSError, path: Path | None, full: str = "err.no_room") -> ReaderError:
    """What the system says about `path`, as the line that a person can act on; `full` is the key of one."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFullError(t(full))
    kind = UnwritableError if error.errno in system.UNWRITABLE else ArchiveError
    return kind(system.line(error, path))


def refuse_unsafe_place(folder: Path, mounts: str | None = None) -> None:
    """Raises `ArchiveError` naming the file system or the folder; `mounts` stands for /proc/mounts in tests."""
    where = folder.expanduser().absolute()
    kind = file_system(where.resolve(), _mounts() if mounts is None else mounts)
    if kind in NETWORK_FILESYSTEMS:
        raise ArchiveError(t("err.network_folder", path=where, kind=kind))
    if name := synced_folder(where.resolve()):
        raise ArchiveError(t("err.synced_folder", path=where, name=name))


def file_system(path: Path, mounts: str) -> str | None:
    """The type of the file system `path` lies on, by the longest mount point above it; None where unknown."""
    best, kind = -1, None
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " ").replace("\\011", "\t"))
        if path.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind


def synced_folder(path: Path) -> str | None:
    """The part of `path` that is a synchronised folder (``OneDrive - 회사`` too), as it is written."""
    for part in path.parts:
        name = part.lower()
        if any(name == known or name.startswith((f"{known} -", f"{known}-")) for known in SYNCED_FOLDERS):
            return part
    return None


def _mounts() -> str:
    try:
        return Path("/proc/self/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:  # not Linux: only the folder's name speaks
        return ""
