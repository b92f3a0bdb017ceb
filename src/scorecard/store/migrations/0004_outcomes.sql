-- How hires are doing. Every revision stays; the document is canonical JSON.
CREATE TABLE outcome (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    candidate TEXT NOT NULL REFERENCES candidate ON DELETE CASCADE,
    rater_key TEXT NOT NULL,
    rubric TEXT NOT NULL,
    check_in TEXT NOT NULL,
    revision INTEGER NOT NULL,
    rubric_hash TEXT NOT NULL REFERENCES material,
    document TEXT NOT NULL,
    because TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    UNIQUE (candidate, rater_key, rubric, check_in, revision)
);

CREATE TRIGGER outcome_is_not_replaced BEFORE INSERT ON outcome
WHEN EXISTS (SELECT 1 FROM outcome WHERE id = NEW.id OR seq = NEW.seq)
BEGIN
    SELECT RAISE(ABORT, 'a recorded outcome is immutable');
END;

CREATE TRIGGER outcome_is_immutable BEFORE UPDATE ON outcome
BEGIN
    SELECT RAISE(ABORT, 'a recorded outcome is immutable');
END;

-- A check-in that is being typed in, saved after every answer.
CREATE TABLE outcome_draft (
    candidate TEXT NOT NULL REFERENCES candidate ON DELETE CASCADE,
    rater_key TEXT NOT NULL,
    rubric TEXT NOT NULL,
    check_in TEXT NOT NULL,
    document TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    PRIMARY KEY (candidate, rater_key, rubric, check_in)
);
