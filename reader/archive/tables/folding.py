"""By what a list finds the other articles of a story."""

FOLDING = """
CREATE INDEX article_story ON article (story);
"""
