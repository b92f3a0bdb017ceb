-- name: keep_sitting
INSERT INTO sitting (candidate, interviewer_key, exercise, state, saved_at)
VALUES (:candidate, :interviewer_key, :exercise, :state, :saved_at)
ON CONFLICT (candidate, interviewer_key, exercise)
DO UPDATE SET state = excluded.state, saved_at = excluded.saved_at;

-- name: sitting
SELECT state FROM sitting
WHERE candidate = :candidate AND interviewer_key = :interviewer_key AND exercise = :exercise;
