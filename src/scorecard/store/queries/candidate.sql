-- name: candidates
SELECT id, name FROM candidate ORDER BY id_key;

-- name: candidate_by_id
SELECT id, name FROM candidate WHERE id_key = :key;

-- name: candidates_by_name
SELECT id, name FROM candidate WHERE name_key = :key ORDER BY id_key;

-- name: add_candidate
INSERT INTO candidate (id, id_key, name, name_key, created_at)
VALUES (:id, :id_key, :name, :name_key, :at);

-- name: forget_candidate
DELETE FROM candidate WHERE id = :id;

-- name: members
SELECT interviewer FROM panel_member WHERE candidate = :candidate ORDER BY rowid;

-- name: add_member
INSERT INTO panel_member (candidate, interviewer, interviewer_key)
VALUES (:candidate, :interviewer, :interviewer_key)
ON CONFLICT DO NOTHING;

-- name: remove_members
DELETE FROM panel_member WHERE candidate = :candidate;

-- name: decide
INSERT INTO decision (candidate, decision, decided_by, because, override, decided_at)
VALUES (:candidate, :decision, :decided_by, :because, :override, :decided_at);

-- name: decisions
SELECT decision, decided_by, because, override, decided_at
FROM decision WHERE candidate = :candidate ORDER BY seq;

-- name: standings
SELECT c.id,
       c.name,
       (SELECT count(*) FROM scorecard s WHERE s.candidate = c.id AND s.revision = 1) AS submitted,
       (SELECT count(*) FROM draft d WHERE d.candidate = c.id AND d.amends = '') AS drafts,
       (SELECT d.decision FROM decision d WHERE d.candidate = c.id ORDER BY d.seq DESC LIMIT 1) AS decision
FROM candidate c ORDER BY c.id_key;
