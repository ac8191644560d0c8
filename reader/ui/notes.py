"""The note beside the search box: what waits, which mode this is, or which keys the box has."""

from __future__ import annotations

from reader.i18n import t


def note(mode: str, files: int, pending: int, *, searching: bool, direct: bool) -> str:
    """One line. Waiting articles come first, then the keys of the box while it is used, then the mode."""
    if pending:
        return t("fetch.new", n=pending)
    if searching and direct:
        return t("search.f8")
    if searching:
        keys = t("footer.search")
        return f"{t('mode.sample_short')}  {keys}" if mode == "sample" else keys
    if mode == "sample":
        return t("mode.sample")
    return t("mode.files", n=files) if mode == "files" else ""
