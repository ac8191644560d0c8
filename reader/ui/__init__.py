"""The terminal interface: the only package that imports Textual."""

import os

os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
"""Textual reads this once, when it is imported: on some terminals its key protocol swallows what an IME composes."""
