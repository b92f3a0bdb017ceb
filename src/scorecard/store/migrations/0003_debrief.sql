-- A debrief as one document (JSON), which names the scorecards that are read by their ids.
CREATE TABLE debrief (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    candidate TEXT NOT NULL REFERENCES candidate ON DELETE CASCADE,
    rubric TEXT NOT NULL,
    rubric_hash TEXT NOT NULL REFERENCES material,
    document TEXT NOT NULL,
    version INTEGER NOT NULL,
    saved_at TEXT NOT NULL,
    finished_at TEXT NOT NULL
);
CREATE INDEX debrief_by_candidate ON debrief (candidate);
CREATE UNIQUE INDEX one_debrief_under_way ON debrief (candidate, rubric) WHERE finished_at = '';

CREATE TRIGGER finished_debrief_is_immutable BEFORE UPDATE ON debrief WHEN OLD.finished_at <> ''
BEGIN
    SELECT RAISE(ABORT, 'a finished debrief is immutable');
END;
