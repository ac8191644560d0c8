"""Widgets: data in, messages out. None of them knows the library or decides anything for the application."""
