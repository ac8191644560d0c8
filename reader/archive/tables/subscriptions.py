"""Feeds that the person wants to be read."""

SUBSCRIPTIONS = """
"""
