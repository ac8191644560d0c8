"""What tells reprints and stories apart, kept so that a new article is compared without reading old texts."""

STORIES = """
"""
