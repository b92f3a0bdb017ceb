-- What bulk reads need, made from the documents by whoever submits, and made anew by `scorecard doctor --rebuild`.

-- The levels of each scorecard, a byte for each dimension of its rubric.
CREATE TABLE scorecard_figure (
    scorecard INTEGER PRIMARY KEY REFERENCES scorecard ON DELETE CASCADE,
    levels BLOB NOT NULL,
    vote TEXT NOT NULL,
    red_flags INTEGER NOT NULL
);

-- One row for each candidate and rubric; core/figure.py says what each number means.
CREATE TABLE panel_figure (
    candidate TEXT NOT NULL REFERENCES candidate ON DELETE CASCADE,
    rubric TEXT NOT NULL,
    rubric_hash TEXT NOT NULL REFERENCES material,
    mixed INTEGER NOT NULL,
    scorecards INTEGER NOT NULL,
    interviewers INTEGER NOT NULL,
    covered INTEGER NOT NULL,
    scale INTEGER NOT NULL,
    score INTEGER,
    call INTEGER NOT NULL,
    deviation INTEGER,
    votes INTEGER NOT NULL,
    red_flags INTEGER NOT NULL,
    raters INTEGER NOT NULL,
    rater_sum REAL NOT NULL,
    scatter REAL NOT NULL,
    means0 INTEGER NOT NULL,
    means1 INTEGER NOT NULL,
    means2 INTEGER NOT NULL,
    means3 INTEGER NOT NULL,
    last_at TEXT NOT NULL,
    interviews TEXT NOT NULL,
    PRIMARY KEY (candidate, rubric)
) WITHOUT ROWID;

-- Whose own scorecard is missing, found without looking at every panel.
CREATE INDEX panel_member_by_interviewer ON panel_member (interviewer_key);
CREATE INDEX draft_by_interviewer ON draft (interviewer_key);
