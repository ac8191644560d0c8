"""Screens: they compose widgets and translate their messages."""
