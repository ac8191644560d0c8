"""What the worker remembers of each subscription: when it answered, with what, and when to ask again."""

FEEDS = """
"""
