"""``python -m reader``: the same as ``gjnews``."""

import sys

from reader.cli import main

sys.exit(main())
