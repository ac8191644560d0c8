"""Articles that the person put into one story, or took out of one."""

BONDS = """
-- What the person decided of two articles, by the ids that they had (`id`) and have. `tie`: apart (`a` left the story
-- of `b`), together (their stories are one), or NULL where that was taken back. Their keys stand beside their marks.
CREATE TABLE bond (
    id TEXT PRIMARY KEY,
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    tie TEXT,
    changed INTEGER NOT NULL
);
"""
