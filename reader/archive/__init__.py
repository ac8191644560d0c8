"""The two SQLite files: articles (`Archive`) and what the person added to them (`Marks`)."""
