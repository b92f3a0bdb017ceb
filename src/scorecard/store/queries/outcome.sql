-- name: record_outcome
INSERT INTO outcome (id, candidate, rater_key, rubric, check_in, revision, rubric_hash, document, because, entered_by,
                     recorded_at)
VALUES (:id, :candidate, :rater_key, :rubric, :check_in, :revision, :rubric_hash, :document, :because, :entered_by,
        :recorded_at);

-- name: last_outcome_revision
SELECT coalesce(max(revision), 0) AS revision FROM outcome
WHERE candidate = :candidate AND rater_key = :rater_key AND rubric = :rubric AND check_in = :check_in;

-- name: outcomes_of
SELECT id, rubric_hash, revision, document, because, entered_by, recorded_at
FROM outcome WHERE candidate = :candidate ORDER BY seq;

-- name: latest_outcomes
SELECT o.id, o.rubric_hash, o.revision, o.document, o.because, o.entered_by, o.recorded_at
FROM outcome o
WHERE o.revision = (SELECT max(l.revision) FROM outcome l
                    WHERE l.candidate = o.candidate AND l.rater_key = o.rater_key AND l.rubric = o.rubric
                      AND l.check_in = o.check_in)
ORDER BY o.candidate, o.seq;

-- name: keep_outcome_draft
INSERT INTO outcome_draft (candidate, rater_key, rubric, check_in, document, saved_at)
VALUES (:candidate, :rater_key, :rubric, :check_in, :document, :saved_at)
ON CONFLICT (candidate, rater_key, rubric, check_in)
DO UPDATE SET document = excluded.document, saved_at = excluded.saved_at;

-- name: outcome_draft
SELECT document FROM outcome_draft
WHERE candidate = :candidate AND rater_key = :rater_key AND rubric = :rubric AND check_in = :check_in;

-- name: drop_outcome_draft
DELETE FROM outcome_draft
WHERE candidate = :candidate AND rater_key = :rater_key AND rubric = :rubric AND check_in = :check_in;
