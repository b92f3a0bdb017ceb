CREATE TABLE candidate (
    id TEXT PRIMARY KEY,
    id_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    created_at TEXT NOT NULL
);
CREATE INDEX candidate_by_name ON candidate (name_key);

CREATE TABLE panel_member (
    candidate TEXT NOT NULL REFERENCES candidate ON DELETE CASCADE,
    interviewer TEXT NOT NULL,
    interviewer_key TEXT NOT NULL,
    PRIMARY KEY (candidate, interviewer_key)
);

-- Rubrics and exercises as they were: the whole text, and the checked document as canonical JSON.
CREATE TABLE material (
    hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    text TEXT NOT NULL,
    document TEXT NOT NULL
);

-- Which bytes of a file were checked before and what they said, so that they need not be checked again.
CREATE TABLE material_source (
    source_hash TEXT PRIMARY KEY,
    hash TEXT NOT NULL REFERENCES material
);

CREATE TABLE draft (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    candidate TEXT NOT NULL REFERENCES candidate ON DELETE CASCADE,
    interviewer TEXT NOT NULL,
    interviewer_key TEXT NOT NULL,
    rubric TEXT NOT NULL,
    interview TEXT NOT NULL,
    rubric_hash TEXT NOT NULL REFERENCES material,
    exercise_hashes TEXT NOT NULL,
    card TEXT NOT NULL,
    bookmark TEXT NOT NULL,
    version INTEGER NOT NULL,
    saved_at TEXT NOT NULL,
    amends TEXT NOT NULL,
    because TEXT NOT NULL,
    UNIQUE (candidate, interviewer_key, rubric, interview)
);

CREATE TABLE scorecard (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    candidate TEXT NOT NULL REFERENCES candidate ON DELETE CASCADE,
    interviewer TEXT NOT NULL,
    interviewer_key TEXT NOT NULL,
    rubric TEXT NOT NULL,
    interview TEXT NOT NULL,
    revision INTEGER NOT NULL,
    rubric_hash TEXT NOT NULL REFERENCES material,
    submitted_at TEXT NOT NULL,
    UNIQUE (candidate, interviewer_key, rubric, interview, revision)
);

-- The document itself stands apart, so that scanning scorecards does not read what people wrote.
CREATE TABLE scorecard_document (
    scorecard INTEGER PRIMARY KEY REFERENCES scorecard ON DELETE CASCADE,
    hash TEXT NOT NULL,
    document TEXT NOT NULL,
    exercise_hashes TEXT NOT NULL,
    because TEXT NOT NULL
);

CREATE TRIGGER scorecard_is_not_replaced BEFORE INSERT ON scorecard
WHEN EXISTS (SELECT 1 FROM scorecard WHERE id = NEW.id OR seq = NEW.seq)
BEGIN
    SELECT RAISE(ABORT, 'a submitted scorecard is immutable');
END;

CREATE TRIGGER scorecard_is_immutable BEFORE UPDATE ON scorecard
BEGIN
    SELECT RAISE(ABORT, 'a submitted scorecard is immutable');
END;

CREATE TRIGGER scorecard_document_is_immutable BEFORE UPDATE ON scorecard_document
BEGIN
    SELECT RAISE(ABORT, 'a submitted scorecard is immutable');
END;

CREATE TABLE decision (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    candidate TEXT NOT NULL REFERENCES candidate ON DELETE CASCADE,
    decision TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    because TEXT NOT NULL,
    override TEXT NOT NULL,
    decided_at TEXT NOT NULL
);
CREATE INDEX decision_by_candidate ON decision (candidate);

CREATE TABLE remembered (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- An exercise under way: the clock and the hints of a run, or the state of a play, as JSON.
CREATE TABLE sitting (
    candidate TEXT NOT NULL REFERENCES candidate ON DELETE CASCADE,
    interviewer_key TEXT NOT NULL,
    exercise TEXT NOT NULL,
    state TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    PRIMARY KEY (candidate, interviewer_key, exercise)
);
