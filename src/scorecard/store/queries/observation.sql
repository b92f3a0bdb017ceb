-- name: rated_rubrics
SELECT rubric, count(*) AS scorecards FROM scorecard WHERE revision = 1
GROUP BY rubric ORDER BY scorecards DESC, rubric;

-- name: current_scorecards
SELECT s.candidate, s.interviewer, s.revision, s.rubric_hash, s.submitted_at, first.submitted_at AS first_at, d.document
FROM scorecard s
JOIN scorecard_document d ON d.scorecard = s.seq
LEFT JOIN scorecard first ON s.revision > 1 AND first.candidate = s.candidate
    AND first.interviewer_key = s.interviewer_key AND first.rubric = s.rubric AND first.interview = s.interview
    AND first.revision = 1
WHERE s.rubric = :rubric
  AND NOT EXISTS (SELECT 1 FROM scorecard later
                  WHERE later.candidate = s.candidate AND later.interviewer_key = s.interviewer_key
                    AND later.rubric = s.rubric AND later.interview = s.interview
                    AND later.revision > s.revision);

-- name: owed_candidates
SELECT c.id, c.name FROM candidate c
WHERE (EXISTS (SELECT 1 FROM panel_member m WHERE m.candidate = c.id AND m.interviewer_key = :interviewer_key)
       OR EXISTS (SELECT 1 FROM draft d WHERE d.candidate = c.id AND d.interviewer_key = :interviewer_key))
  AND NOT EXISTS (SELECT 1 FROM scorecard s WHERE s.candidate = c.id AND s.interviewer_key = :interviewer_key)
ORDER BY c.id_key;
