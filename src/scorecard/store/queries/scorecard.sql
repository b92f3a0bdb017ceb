-- name: drafts
SELECT * FROM draft WHERE candidate = :candidate ORDER BY seq;

-- name: drafts_of
SELECT * FROM draft WHERE interviewer_key = :interviewer_key ORDER BY saved_at DESC, seq DESC;

-- name: draft_for
SELECT * FROM draft
WHERE candidate = :candidate AND interviewer_key = :interviewer_key AND rubric = :rubric AND interview = :interview;

-- name: draft_by_id
SELECT * FROM draft WHERE id = :id;

-- name: begin_draft
INSERT INTO draft (id, candidate, interviewer, interviewer_key, rubric, interview, rubric_hash, exercise_hashes,
                   card, bookmark, version, saved_at, amends, because)
VALUES (:id, :candidate, :interviewer, :interviewer_key, :rubric, :interview, :rubric_hash, :exercise_hashes,
        :card, :bookmark, 1, :saved_at, :amends, :because);

-- name: save_draft
UPDATE draft SET card = :card, bookmark = :bookmark, saved_at = :saved_at, version = version + 1
WHERE id = :id AND version = :version;

-- name: drop_draft
DELETE FROM draft WHERE id = :id;

-- name: drop_draft_as_saved
DELETE FROM draft WHERE id = :id AND version = :version;

-- name: submit
INSERT INTO scorecard (id, candidate, interviewer, interviewer_key, rubric, interview, revision, rubric_hash,
                       submitted_at)
VALUES (:id, :candidate, :interviewer, :interviewer_key, :rubric, :interview, :revision, :rubric_hash,
        :submitted_at);

-- name: submit_document
INSERT INTO scorecard_document (scorecard, hash, document, exercise_hashes, because)
SELECT seq, :hash, :document, :exercise_hashes, :because FROM scorecard WHERE id = :id;

-- name: last_revision
SELECT max(revision) AS revision FROM scorecard
WHERE candidate = :candidate AND interviewer_key = :interviewer_key AND rubric = :rubric AND interview = :interview;

-- name: revisions
SELECT s.id, s.revision, s.rubric_hash, s.submitted_at, d.document, d.exercise_hashes, d.because
FROM scorecard s
JOIN scorecard first ON first.candidate = s.candidate AND first.interviewer_key = s.interviewer_key
    AND first.rubric = s.rubric AND first.interview = s.interview AND first.revision = 1
JOIN scorecard_document d ON d.scorecard = s.seq
WHERE s.candidate = :candidate
ORDER BY first.seq, s.revision;

-- name: keep_material
INSERT INTO material (hash, kind, id, version, text, document)
VALUES (:hash, :kind, :id, :version, :text, :document)
ON CONFLICT DO NOTHING;

-- name: keep_source
INSERT INTO material_source (source_hash, hash) VALUES (:source_hash, :hash)
ON CONFLICT DO NOTHING;

-- name: material
SELECT hash, kind, id, version, text, document FROM material WHERE hash = :hash;

-- name: material_of_source
SELECT m.hash, m.kind, m.id, m.version, m.text, m.document
FROM material_source s JOIN material m ON m.hash = s.hash
WHERE s.source_hash = :source_hash;

-- name: remember
INSERT INTO remembered (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- name: remembered
SELECT value FROM remembered WHERE name = :name;
