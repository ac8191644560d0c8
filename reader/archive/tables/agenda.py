"""Days that articles announce, by day."""

AGENDA = """
"""
