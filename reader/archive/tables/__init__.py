"""The SQL of both files, a module for each part."""
