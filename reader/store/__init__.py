"""The in-memory store: columns and a search over key streams, derived from the archive and rebuilt at will."""
