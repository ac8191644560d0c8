"""What tells reprints and stories apart, kept so that a new article is compared without reading old texts."""

STORIES = """
-- Articles whose groups are to be found, or found again: new, changed or gone ones.
CREATE TABLE ungrouped (row INTEGER PRIMARY KEY);
CREATE TRIGGER ungrouped_new AFTER INSERT ON article BEGIN
    INSERT OR IGNORE INTO ungrouped VALUES (new.row);
END;
CREATE TRIGGER ungrouped_changed
AFTER UPDATE OF title, primary_place, places, institution, day_from, day_to, certain ON article
WHEN (new.title, new.primary_place, new.places, new.institution, new.day_from, new.day_to, new.certain)
IS NOT (old.title, old.primary_place, old.places, old.institution, old.day_from, old.day_to, old.certain) BEGIN
    INSERT OR IGNORE INTO ungrouped VALUES (new.row);
END;
CREATE TRIGGER ungrouped_text AFTER UPDATE OF body, captions ON text
WHEN (new.body, new.captions) IS NOT (old.body, old.captions) BEGIN
    INSERT OR IGNORE INTO ungrouped VALUES (new.row);
END;
CREATE TRIGGER ungrouped_gone AFTER DELETE ON article BEGIN
    INSERT OR IGNORE INTO ungrouped VALUES (old.row);
END;

-- By what articles are met that may belong together: the weeks in which each may have been published (0: any), and
-- 32-bit numbers one behind the other: its rank, and those made of rare words and of runs of characters.
CREATE TABLE traced (
    row INTEGER PRIMARY KEY,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    marks BLOB NOT NULL
);
CREATE INDEX traced_first ON traced (first, last);

-- What two articles have in common, see reader.tagging.stories.alike.
CREATE TABLE tie (
    row INTEGER NOT NULL,
    other INTEGER NOT NULL,
    alike INTEGER NOT NULL,
    copied INTEGER NOT NULL,
    PRIMARY KEY (row, other)
) WITHOUT ROWID;
CREATE INDEX tie_other ON tie (other, row);

-- Articles that are in other groups than those that were found for them, because the person decided so: the ones found.
CREATE TABLE decided (
    row INTEGER PRIMARY KEY REFERENCES article (row) ON DELETE CASCADE,
    reprints TEXT NOT NULL,
    story TEXT NOT NULL
);
"""
