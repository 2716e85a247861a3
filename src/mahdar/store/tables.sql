-- The record in one SQLite file. Offsets count Unicode code points of page.text, end exclusive, so that
-- substr(page.text, start + 1, end - start) gives the words in any SQLite tool; the views at the end do.
-- `pk` is a key within this file alone; `id` is a hash of content and is the same in every file.
-- Lists that nothing is searched by (doubts, reasons, issues) are JSON.

-- Facts about the file itself.
CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- What was read ----------------------------------------------------------------------------------------------------

CREATE TABLE page (
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    media_type TEXT NOT NULL,
    encoding TEXT NOT NULL,
    text TEXT NOT NULL,             -- stored once, here and nowhere else
    text_hash TEXT NOT NULL,        -- hash of its UTF-8, to prove that it is unchanged
    given TEXT,                     -- JSON: what came beside the text of a record (title, date, outlet …)
    html BLOB,                      -- the source of an HTML page, zlib, so that it can be read anew
    url TEXT,
    captured TEXT,
    doubts TEXT NOT NULL DEFAULT '[]'
);

-- One page may have been found in several places.
CREATE TABLE capture (
    page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
    path TEXT NOT NULL,
    PRIMARY KEY (page, path)
) WITHOUT ROWID;

-- Names stand once: of speakers, outlets, agencies, relays, entities.
CREATE TABLE name (
    pk INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
);

CREATE TABLE article (
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    page INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
    language TEXT NOT NULL,
    body_start INTEGER NOT NULL,
    body_end INTEGER NOT NULL,
    title_start INTEGER,
    title_end INTEGER,
    published TEXT,                 -- ISO 8601 prefix, as precise as it is long
    published_start INTEGER,
    published_end INTEGER,
    published_rule TEXT,
    published_anchor TEXT,
    published_inferred INTEGER NOT NULL DEFAULT 0,
    outlet INTEGER REFERENCES name,
    url TEXT,
    doubts TEXT NOT NULL DEFAULT '[]',
    proof INTEGER NOT NULL,         -- hash of the words of all its spans
    digest TEXT NOT NULL            -- hash of the article's and its statements' rows: equal when nothing changed
);
CREATE INDEX article_page ON article (page);
CREATE INDEX article_language ON article (language);
CREATE INDEX article_outlet ON article (outlet);
CREATE INDEX article_published ON article (published);

CREATE TABLE block (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    role TEXT NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (article, n)
) WITHOUT ROWID;

-- What a page names for its text: the outlet has n 0; agencies follow from 1, then who and what signed it.
CREATE TABLE credit (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    n INTEGER NOT NULL,
    role TEXT NOT NULL,
    name INTEGER NOT NULL REFERENCES name,
    start INTEGER,
    "end" INTEGER,
    rule TEXT NOT NULL,
    source TEXT,
    generic INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (article, n)
) WITHOUT ROWID;
CREATE INDEX credit_name ON credit (name);

CREATE TABLE statement (
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    n INTEGER NOT NULL,             -- its place among the article's statements
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    score REAL NOT NULL,
    start INTEGER NOT NULL,         -- the content
    "end" INTEGER NOT NULL,
    speaker INTEGER REFERENCES name,
    speaker_type TEXT,
    speaker_start INTEGER,
    speaker_end INTEGER,
    antecedent_start INTEGER,
    antecedent_end INTEGER,
    cue_start INTEGER,
    cue_end INTEGER,
    cue_lemma TEXT,
    cue_entry TEXT,
    said TEXT,
    said_start INTEGER,
    said_end INTEGER,
    said_rule TEXT,
    said_anchor TEXT,
    said_inferred INTEGER NOT NULL DEFAULT 0,
    occasion_start INTEGER,
    occasion_end INTEGER,
    medium_start INTEGER,
    medium_end INTEGER,
    addressee_start INTEGER,
    addressee_end INTEGER,
    wording TEXT NOT NULL,
    act TEXT,
    issues TEXT NOT NULL DEFAULT '[]',
    inside TEXT,
    doubts TEXT NOT NULL DEFAULT '[]',
    proof INTEGER NOT NULL,
    day TEXT NOT NULL               -- the day of the saying, else of publication, else empty: for sorting and ranges
);
CREATE INDEX statement_id ON statement (id);
CREATE INDEX statement_article ON statement (article, n);
CREATE INDEX statement_speaker ON statement (speaker);
CREATE INDEX statement_day ON statement (day, id);  -- newest first, the same in every file

CREATE TABLE chain_link (
    statement INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    n INTEGER NOT NULL,
    role TEXT NOT NULL,
    name INTEGER REFERENCES name,   -- empty: the text does not tell
    start INTEGER,
    "end" INTEGER,
    inferred INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (statement, n)
) WITHOUT ROWID;
CREATE INDEX chain_link_name ON chain_link (name, role);

-- What joins articles: written by `relink`, all of it in one transaction -------------------------------------------

CREATE TABLE entity (
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    name INTEGER NOT NULL REFERENCES name,
    merges TEXT NOT NULL DEFAULT '[]',
    doubts TEXT NOT NULL DEFAULT '[]'
);

-- Every form that was met for an entity, the most frequent first.
CREATE TABLE alias (
    entity INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE,
    n INTEGER NOT NULL,
    name INTEGER NOT NULL REFERENCES name,
    count INTEGER NOT NULL,
    PRIMARY KEY (entity, n)
) WITHOUT ROWID;
CREATE INDEX alias_name ON alias (name);

CREATE TABLE mention (
    entity INTEGER NOT NULL REFERENCES entity ON DELETE CASCADE,
    statement INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    role TEXT NOT NULL,
    n INTEGER NOT NULL,             -- its place among the entity's mentions
    name INTEGER NOT NULL REFERENCES name,
    start INTEGER,
    "end" INTEGER,
    PRIMARY KEY (entity, n)
) WITHOUT ROWID;
CREATE INDEX mention_statement ON mention (statement, role);

CREATE TABLE passage (
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    a INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    b INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    a_start INTEGER NOT NULL,
    a_end INTEGER NOT NULL,
    b_start INTEGER NOT NULL,
    b_end INTEGER NOT NULL,
    kind TEXT NOT NULL,
    score REAL NOT NULL,
    matched INTEGER NOT NULL,
    runs TEXT NOT NULL DEFAULT '[]' -- JSON: [a_start, a_end, b_start, b_end, words] each
);
CREATE INDEX passage_a ON passage (a);
CREATE INDEX passage_b ON passage (b);

CREATE TABLE statement_group (
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    speaker INTEGER REFERENCES name,
    entity TEXT,                    -- id of an entity
    lower INTEGER NOT NULL,         -- bounds on the chains of separate origin
    upper INTEGER NOT NULL,
    doubts TEXT NOT NULL DEFAULT '[]'
);

CREATE TABLE member (
    grp INTEGER NOT NULL REFERENCES statement_group ON DELETE CASCADE,
    n INTEGER NOT NULL,
    statement INTEGER NOT NULL REFERENCES statement ON DELETE CASCADE,
    PRIMARY KEY (grp, n)
) WITHOUT ROWID;
CREATE INDEX member_statement ON member (statement);

CREATE TABLE group_link (
    grp INTEGER NOT NULL REFERENCES statement_group ON DELETE CASCADE,
    n INTEGER NOT NULL,
    "left" INTEGER NOT NULL,        -- member.n
    "right" INTEGER NOT NULL,
    score REAL NOT NULL,
    reasons TEXT NOT NULL,
    PRIMARY KEY (grp, n)
) WITHOUT ROWID;

CREATE TABLE origin (
    grp INTEGER NOT NULL REFERENCES statement_group ON DELETE CASCADE,
    n INTEGER NOT NULL,
    members TEXT NOT NULL,          -- JSON: numbers of members
    known INTEGER NOT NULL,
    PRIMARY KEY (grp, n)
) WITHOUT ROWID;

CREATE TABLE carrier (
    grp INTEGER NOT NULL REFERENCES statement_group ON DELETE CASCADE,
    origin INTEGER NOT NULL,
    n INTEGER NOT NULL,
    name INTEGER NOT NULL REFERENCES name,
    evidence TEXT NOT NULL,
    member INTEGER NOT NULL,
    start INTEGER,
    "end" INTEGER,
    PRIMARY KEY (grp, origin, n)
) WITHOUT ROWID;

CREATE TABLE joining (
    grp INTEGER NOT NULL REFERENCES statement_group ON DELETE CASCADE,
    n INTEGER NOT NULL,
    "left" INTEGER NOT NULL,
    "right" INTEGER NOT NULL,
    tie TEXT NOT NULL,
    reasons TEXT NOT NULL,
    PRIMARY KEY (grp, n)
) WITHOUT ROWID;

-- What people decided: hangs on words and their context, never on a row that a new reading replaces --------------

CREATE TABLE judgement (
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,            -- JSON: what was decided
    page TEXT,                      -- id of the page; empty when it is about names alone
    exact TEXT,
    prefix TEXT,
    suffix TEXT,
    start INTEGER,
    "end" INTEGER,
    statement TEXT,                 -- id of the statement it hangs on now; empty: orphaned
    state TEXT NOT NULL CHECK (state IN ('attached', 'orphaned', 'undone')),
    note TEXT NOT NULL DEFAULT '',
    decided TEXT NOT NULL           -- when (UTC)
);
CREATE INDEX judgement_statement ON judgement (statement);
CREATE INDEX judgement_page ON judgement (page);

-- What was done ----------------------------------------------------------------------------------------------------

CREATE TABLE ledger (
    stage TEXT NOT NULL,
    input TEXT NOT NULL,
    version TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'failed')),
    attempts INTEGER NOT NULL DEFAULT 1,
    error TEXT,
    seconds REAL NOT NULL DEFAULT 0,
    PRIMARY KEY (stage, input)
) WITHOUT ROWID;

CREATE TABLE dropped (
    path TEXT NOT NULL PRIMARY KEY,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL
) WITHOUT ROWID;

-- Search: folded words without their clitics (rowid: pk of the statement, article or name). The text is not repeated; a row
-- is taken out with the words that were put in, which its text gives again.

CREATE VIRTUAL TABLE statement_words USING fts5 (
    words, content = '', tokenize = 'unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE name_words USING fts5 (
    words, content = '', tokenize = 'unicode61 remove_diacritics 0'
);
CREATE VIRTUAL TABLE article_words USING fts5 (
    words, content = '', tokenize = 'unicode61 remove_diacritics 0'
);

-- For reading with other tools ---------------------------------------------------------------------------------------

CREATE VIEW statements AS
SELECT s.id, s.day, s.kind, s.status, s.score, speaker.text AS speaker,
    substr(p.text, s.start + 1, s."end" - s.start) AS content,
    substr(p.text, s.cue_start + 1, s.cue_end - s.cue_start) AS cue,
    outlet.text AS outlet, a.published, a.id AS article, s.start, s."end", s.doubts
FROM statement AS s
JOIN article AS a ON a.pk = s.article
JOIN page AS p ON p.pk = a.page
LEFT JOIN name AS speaker ON speaker.pk = s.speaker
LEFT JOIN name AS outlet ON outlet.pk = a.outlet;

CREATE VIEW articles AS
SELECT a.id, (SELECT min(path) FROM capture WHERE page = p.pk) AS path, a.url, a.published, outlet.text AS outlet,
    substr(p.text, a.title_start + 1, a.title_end - a.title_start) AS title,
    substr(p.text, a.body_start + 1, a.body_end - a.body_start) AS body,
    (SELECT count(*) FROM statement WHERE article = a.pk) AS statements, a.doubts
FROM article AS a
JOIN page AS p ON p.pk = a.page
LEFT JOIN name AS outlet ON outlet.pk = a.outlet;
