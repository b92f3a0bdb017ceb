-- name: debriefs_of
SELECT * FROM debrief WHERE candidate = :candidate ORDER BY seq;

-- name: debrief_by_id
SELECT * FROM debrief WHERE id = :id;

-- name: debrief_under_way
SELECT * FROM debrief WHERE candidate = :candidate AND rubric = :rubric AND finished_at = '';

-- name: begin_debrief
INSERT INTO debrief (id, candidate, rubric, rubric_hash, document, version, saved_at, finished_at)
VALUES (:id, :candidate, :rubric, :rubric_hash, :document, 1, :saved_at, '');

-- name: save_debrief
UPDATE debrief
SET document = :document, saved_at = :saved_at, finished_at = :finished_at, version = version + 1
WHERE id = :id AND version = :version;

-- name: finished_debriefs
SELECT document FROM debrief WHERE finished_at <> '' ORDER BY seq;

-- name: experience
SELECT interviewer_key, count(*) AS submitted FROM scorecard
WHERE revision = 1 AND candidate <> :candidate
GROUP BY interviewer_key;
