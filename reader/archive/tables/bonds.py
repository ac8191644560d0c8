"""Articles that the person put into one story, or took out of one."""

BONDS = """
"""
