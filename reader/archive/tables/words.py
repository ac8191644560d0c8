"""What was learnt of words while articles were analysed."""

WORDS = """
-- What was learnt of words while articles were analysed; of an article only which analyser did it.
-- `starts`: bit n where a morpheme begins at character n. `nouns`, `verbs`: stems, see reader.text.words.
CREATE TABLE word (
    word TEXT PRIMARY KEY,
    starts INTEGER NOT NULL,
    nouns TEXT NOT NULL,
    verbs TEXT NOT NULL
) WITHOUT ROWID;

-- A verb's dictionary form and a beginning of words in which it appears: 돌보다, 돌봤.
CREATE TABLE form (verb TEXT NOT NULL, form TEXT NOT NULL, PRIMARY KEY (verb, form)) WITHOUT ROWID;
CREATE INDEX form_form ON form (form);

-- The next articles to analyse, newest first, and how many there are.
CREATE INDEX article_unanalysed ON article (day_from DESC, moment DESC) WHERE analyser = 0;
"""
