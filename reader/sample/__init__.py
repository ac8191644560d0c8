"""The sample edition: invented articles, packaged as an archive that the reader shows while the person's is empty.

Every outlet, event and number in it is made up. Its sources stand in ``fixtures/edition``;
``python -m reader.sample.build`` makes ``edition.db`` of them with the pipeline that reads anybody's files.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

TODAY: Final = date(2026, 11, 3)
"""The last day of the edition, which its 오늘 means."""

EDITION: Final = Path(__file__).with_name("edition.db")
"""Ready to be read: the first paint cannot wait for articles to be archived."""
