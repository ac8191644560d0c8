"""The terminal interface: the only package that imports Textual, and only below `reader.ui.app`."""
