"""The place and the day of an article, each with its evidence."""
