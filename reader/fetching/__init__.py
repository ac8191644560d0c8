"""From what servers answer to articles in the archive, and to what is remembered of their feeds."""
