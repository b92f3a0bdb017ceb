-- name: keep_scorecard_figure
INSERT INTO scorecard_figure (scorecard, levels, vote, red_flags)
SELECT seq, :levels, :vote, :red_flags FROM scorecard WHERE id = :id;

-- name: marks
SELECT s.interviewer_key, s.interview, s.rubric_hash, s.submitted_at, f.levels, f.vote, f.red_flags
FROM scorecard s
JOIN scorecard first ON first.candidate = s.candidate AND first.interviewer_key = s.interviewer_key
    AND first.rubric = s.rubric AND first.interview = s.interview AND first.revision = 1
JOIN scorecard_figure f ON f.scorecard = s.seq
WHERE s.candidate = :candidate AND s.rubric = :rubric AND NOT EXISTS (
    SELECT 1 FROM scorecard later
    WHERE later.candidate = s.candidate AND later.interviewer_key = s.interviewer_key
        AND later.rubric = s.rubric AND later.interview = s.interview AND later.revision > s.revision
)
ORDER BY first.seq;

-- name: current_documents
SELECT s.interviewer_key, s.interview, s.rubric_hash, s.submitted_at, d.document
FROM scorecard s
JOIN scorecard first ON first.candidate = s.candidate AND first.interviewer_key = s.interviewer_key
    AND first.rubric = s.rubric AND first.interview = s.interview AND first.revision = 1
JOIN scorecard_document d ON d.scorecard = s.seq
WHERE s.candidate = :candidate AND s.rubric = :rubric AND NOT EXISTS (
    SELECT 1 FROM scorecard later
    WHERE later.candidate = s.candidate AND later.interviewer_key = s.interviewer_key
        AND later.rubric = s.rubric AND later.interview = s.interview AND later.revision > s.revision
)
ORDER BY first.seq;

-- name: keep_panel_figure
INSERT OR REPLACE INTO panel_figure (
    candidate, rubric, rubric_hash, mixed, scorecards, interviewers, covered, scale, score, call, deviation, votes,
    red_flags, raters, rater_sum, scatter, means0, means1, means2, means3, last_at, interviews
) VALUES (
    :candidate, :rubric, :rubric_hash, :mixed, :scorecards, :interviewers, :covered, :scale, :score, :call, :deviation,
    :votes, :red_flags, :raters, :rater_sum, :scatter,
    :means0, :means1, :means2, :means3, :last_at, :interviews
);

-- name: panel_figure
SELECT rubric_hash, mixed, scorecards, interviewers, covered, scale, score, call, deviation, votes, red_flags, raters,
       rater_sum, scatter,
       means0, means1, means2, means3, last_at, interviews
FROM panel_figure WHERE candidate = :candidate AND rubric = :rubric;

-- name: drop_scorecard_figures
DELETE FROM scorecard_figure;

-- name: drop_panel_figures
DELETE FROM panel_figure;

-- name: rated_panels
SELECT candidate, rubric FROM scorecard GROUP BY candidate, rubric ORDER BY candidate, rubric;

-- name: documents_after
SELECT s.seq, s.id, s.rubric_hash, d.document
FROM scorecard s JOIN scorecard_document d ON d.scorecard = s.seq
WHERE s.seq > :after ORDER BY s.seq LIMIT :most;

-- name: figure_counts
SELECT (SELECT count(*) FROM scorecard) AS scorecards,
       (SELECT count(*) FROM scorecard_figure) AS marks,
       (SELECT count(*) FROM (SELECT 1 FROM scorecard GROUP BY candidate, rubric)) AS panels,
       (SELECT count(*) FROM panel_figure) AS figures;

-- name: hidden_from
SELECT candidate FROM (
    SELECT candidate FROM panel_member WHERE interviewer_key = :interviewer_key
    UNION
    SELECT candidate FROM draft WHERE interviewer_key = :interviewer_key AND amends = ''
) waiting
WHERE NOT EXISTS (
    SELECT 1 FROM scorecard s WHERE s.candidate = waiting.candidate AND s.interviewer_key = :interviewer_key
)
ORDER BY candidate;

-- name: figure_versions
SELECT DISTINCT p.rubric, p.rubric_hash, p.mixed
FROM panel_figure p
WHERE (:rubric = '' OR p.rubric = :rubric) AND (:version = '' OR p.rubric_hash = :version) AND (:mixed = -1 OR p.mixed = :mixed)
    AND (:interview = '' OR instr(' ' || p.interviews || ' ', ' ' || :interview || ' '))
    AND (:since = '' OR p.last_at >= :since) AND (:until = '' OR p.last_at < :until)
    AND (:decided = -1 OR :decided = EXISTS (SELECT 1 FROM decision d WHERE d.candidate = p.candidate))
    AND (:named = '' OR p.candidate IN (SELECT value FROM json_each(:named)))
    AND (:hidden = '[]' OR p.candidate NOT IN (SELECT value FROM json_each(:hidden)));

-- name: figure_extent
SELECT count(*) AS panels,
       min(p.interviewers) AS fewest,
       max(p.interviewers) AS most,
       min(p.interviews) AS first_interviews,
       max(p.interviews) AS last_interviews,
       min(p.scale) AS least_scale,
       max(p.scale) AS scale,
       sum(p.call = 0) AS call0,
       sum(p.call = 1) AS call1,
       sum(p.call = 2) AS call2,
       sum(p.call = 3) AS call3,
       sum(p.call = 4) AS call4,
       sum(p.raters > 0) AS rated,
       sum(p.raters) AS raters,
       sum(p.raters * p.raters) AS squares,
       total(p.rater_sum) AS rater_sum,
       total(p.rater_sum * p.rater_sum / nullif(p.raters, 0)) AS panel_squares,
       total(p.scatter) AS scatter
FROM panel_figure p
WHERE p.rubric = :rubric AND (:version = '' OR p.rubric_hash = :version) AND (:mixed = -1 OR p.mixed = :mixed)
    AND (:interview = '' OR instr(' ' || p.interviews || ' ', ' ' || :interview || ' '))
    AND (:since = '' OR p.last_at >= :since) AND (:until = '' OR p.last_at < :until)
    AND (:decided = -1 OR :decided = EXISTS (SELECT 1 FROM decision d WHERE d.candidate = p.candidate))
    AND (:named = '' OR p.candidate IN (SELECT value FROM json_each(:named)))
    AND (:hidden = '[]' OR p.candidate NOT IN (SELECT value FROM json_each(:hidden)));

-- How much interviewers of the same candidate differ, over everybody on a rubric whom the asker may see.
-- name: figure_sums
SELECT count(*) AS rated,
       sum(p.raters) AS raters,
       sum(p.raters * p.raters) AS squares,
       total(p.rater_sum) AS rater_sum,
       total(p.rater_sum * p.rater_sum / p.raters) AS panel_squares,
       total(p.scatter) AS scatter
FROM panel_figure p
WHERE p.rubric = :rubric AND p.raters > 0
    AND (:hidden = '[]' OR p.candidate NOT IN (SELECT value FROM json_each(:hidden)));

-- name: spread_out_panels
SELECT candidate, rubric
FROM (SELECT candidate, rubric, row_number() OVER (ORDER BY candidate, rubric) AS place FROM panel_figure)
WHERE place % :step = 0;

-- The first ones in the order asked for, equal ones by score and id. The score is the one that is kept or, where
-- `whole` is not 0, what other weights give: the sum of weight x mean over the weight that was rated.
-- name: figure_first
WITH weighed AS (
    SELECT p.*,
           :w0 * (p.means0 & 32767) + :w1 * (p.means0 >> 15 & 32767)
               + :w2 * (p.means0 >> 30 & 32767) + :w3 * (p.means0 >> 45 & 32767)
               + iif(p.means1, :w4 * (p.means1 & 32767) + :w5 * (p.means1 >> 15 & 32767)
                   + :w6 * (p.means1 >> 30 & 32767) + :w7 * (p.means1 >> 45 & 32767), 0)
               + iif(p.means2, :w8 * (p.means2 & 32767) + :w9 * (p.means2 >> 15 & 32767)
                   + :w10 * (p.means2 >> 30 & 32767) + :w11 * (p.means2 >> 45 & 32767), 0)
               + iif(p.means3, :w12 * (p.means3 & 32767) + :w13 * (p.means3 >> 15 & 32767)
                   + :w14 * (p.means3 >> 30 & 32767) + :w15 * (p.means3 >> 45 & 32767), 0) AS points,
           CASE p.covered WHEN :full THEN :whole ELSE
               iif(p.means0 & 32767, :w0, 0) + iif(p.means0 >> 15 & 32767, :w1, 0)
                   + iif(p.means0 >> 30 & 32767, :w2, 0) + iif(p.means0 >> 45 & 32767, :w3, 0)
                   + iif(p.means1, iif(p.means1 & 32767, :w4, 0) + iif(p.means1 >> 15 & 32767, :w5, 0)
                       + iif(p.means1 >> 30 & 32767, :w6, 0) + iif(p.means1 >> 45 & 32767, :w7, 0), 0)
                   + iif(p.means2, iif(p.means2 & 32767, :w8, 0) + iif(p.means2 >> 15 & 32767, :w9, 0)
                       + iif(p.means2 >> 30 & 32767, :w10, 0) + iif(p.means2 >> 45 & 32767, :w11, 0), 0)
                   + iif(p.means3, iif(p.means3 & 32767, :w12, 0) + iif(p.means3 >> 15 & 32767, :w13, 0)
                       + iif(p.means3 >> 30 & 32767, :w14, 0) + iif(p.means3 >> 45 & 32767, :w15, 0), 0)
           END AS rated
    FROM panel_figure p
    WHERE p.rubric = :rubric AND (:version = '' OR p.rubric_hash = :version) AND (:mixed = -1 OR p.mixed = :mixed)
        AND (:interview = '' OR instr(' ' || p.interviews || ' ', ' ' || :interview || ' '))
        AND (:since = '' OR p.last_at >= :since) AND (:until = '' OR p.last_at < :until)
        AND (:decided = -1 OR :decided = EXISTS (SELECT 1 FROM decision d WHERE d.candidate = p.candidate))
        AND (:named = '' OR p.candidate IN (SELECT value FROM json_each(:named)))
        AND (:hidden = '[]' OR p.candidate NOT IN (SELECT value FROM json_each(:hidden)))
), scored AS (
    SELECT p.*, CASE :whole WHEN 0 THEN p.score ELSE (p.points << 40) / nullif(p.scale * p.rated, 0) END AS number
    FROM weighed p
), sorted AS (
    SELECT p.candidate,
           p.number,
           CASE :sort
               WHEN 'score' THEN p.number
               WHEN 'recommendation' THEN p.call
               WHEN 'coverage' THEN p.covered
               WHEN 'agreement' THEN p.deviation
               WHEN 'votes' THEN (p.votes & 4095) + (p.votes >> 12 & 4095)
                   - (p.votes >> 24 & 4095) - (p.votes >> 36 & 4095)
               WHEN 'red_flags' THEN p.red_flags
               WHEN 'interviewers' THEN p.interviewers
               WHEN 'date' THEN p.last_at
               WHEN 'candidate' THEN (SELECT c.name_key FROM candidate c WHERE c.id = p.candidate)
               WHEN 'decision' THEN (
                   SELECT instr(' strong_no no no_decision yes strong_yes ', ' ' || d.decision || ' ') FROM decision d
                   WHERE d.candidate = p.candidate ORDER BY d.seq DESC LIMIT 1
               )
               WHEN 'dimension' THEN (nullif(
                   CASE :word WHEN 0 THEN p.means0 WHEN 1 THEN p.means1 WHEN 2 THEN p.means2 ELSE p.means3 END
                   >> :shift & 32767, 0) << 40) / p.scale
           END AS place
    FROM scored p
)
SELECT candidate, number, place FROM sorted
ORDER BY place IS NULL,
         CASE :descending WHEN 1 THEN place END DESC,
         CASE :descending WHEN 0 THEN place END,
         number DESC,
         candidate
LIMIT :most;
