"""This room writes the starter rubric: short, commented, and valid as it stands."""

import re

from scorecard.errors import WrongUsageError

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")

_STARTER = """\
# yaml-language-server: $schema=rubric.schema.json
# A rubric says what a role's interviews measure. Check it with: scorecard rubric validate THIS-FILE
rubric: 1                       # the format's version; leave it
id: {id}
version: "1.0"                  # raise it when what is measured changes
title: {title}
summary: Say in a sentence what the role needs most.

dimensions:                     # weights are whole numbers that add up to 100
  - id: craft
    name: Craft
    weight: 50
    rationale: Why this weighs what it weighs; unequal weights need a reason.
    source: Where the dimension comes from, e.g. the job description.
    assesses: What it assesses, in a sentence.
    anchors:                    # what can be observed at each level; all four are needed
      1: Cannot begin the task without step-by-step help.
      2: Gets a part of the task done; the result has errors that are not noticed.
      3: Does the task correctly and can say how it was checked.
      4: Does the task correctly, foresees what could go wrong, and guards against it.
    signals:                    # behaviours to tick when they are seen
      strong:
        - {{id: checks-own-work, text: Checks the result before calling it done}}
      weak:
        - {{id: stops-at-first-result, text: Stops at the first result that looks plausible}}
    questions:
      - id: craft-recent-work
        ask: Walk me through something you built recently. How did you know it was right?
        listen_for:
          - A concrete check, not "it ran"
        probes:                 # shown during the interview on demand
          - What would you do differently today?
  - id: communication
    name: Communication
    weight: 30
    rationale: Why this weighs what it weighs.
    assesses: Whether others can follow and use the work.
    anchors:
      1: Answers other questions than those asked; listeners stay lost.
      2: Explains only when pressed; leaves out what the listener needs.
      3: Explains clearly and asks when something is unclear.
      4: Adapts to the listener, sums up, and writes down what was agreed.
    questions:
      - id: communication-explain
        ask: Explain a technical decision of yours to somebody from another team.
  - id: learning
    name: Learning
    weight: 20
    rationale: Why this weighs what it weighs.
    assesses: Whether hints and feedback change the work.
    anchors:
      1: Rejects hints or repeats the same mistake after them.
      2: Takes a hint but needs the same one again.
      3: Uses a hint and goes on alone.
      4: Carries a hint over to the next problem without being asked.

red_flags:                      # behaviours that stop a hire unless a person overrides it in writing
  - {{id: fabricates, text: Claims work that turns out not to be theirs}}

interviews:                     # the plan: who asks about what, and for how long
  - {{id: task, title: Working session, minutes: 60, focus: [craft, learning]}}
  - {{id: talk, title: Conversation, minutes: 45, focus: [communication, learning]}}

policy:
  interviewers: 2               # fewer than this: no decision
  coverage: 80%                 # less of the weight rated than this: no decision
  bands:                        # the score from which each call holds; below the lowest: strong_no
    strong_yes: 3.5
    yes: 2.8
    no: 2
  rules:                        # a rule only ever caps the call, or turns it into no_decision
    - id: red-flag
      red_flags: {{at_least: 1}}
      cap: no
      because: A red flag weighs more than any score.
    - id: craft-floor
      floor: {{dimension: craft, below: 2}}
      cap: no
      because: Nobody can do this job without the craft.
    - id: split
      span: {{levels: 3}}
      cap: no_decision
      because: The panel saw two different people; talk before deciding.

examples:                       # panels and what they must get; run them with: scorecard rubric test THIS-FILE
  - id: solid
    why: Everybody meets the bar.
    panel:
      - {{interviewer: ana, levels: {{craft: 3, learning: 3}}, vote: yes}}
      - {{interviewer: bob, levels: {{communication: 3, learning: 3}}, vote: yes}}
    expect: yes
    fires: []
  - id: split-on-craft
    why: A mean would hide that one saw a 4 and the other a 1.
    panel:
      - {{interviewer: ana, levels: {{craft: 4, communication: 3, learning: 3}}, vote: yes}}
      - {{interviewer: bob, levels: {{craft: 1, communication: 3, learning: 3}}, vote: no}}
    expect: no_decision
    fires: [split]
"""


def starter(rubric_id: str) -> str:
    """A commented starter rubric with that id; WrongUsageError when it cannot be one."""
    if not _ID.fullmatch(rubric_id):
        raise WrongUsageError(
            f"'{rubric_id}' cannot be a rubric's id.", why="An id is made of a-z, 0-9 and hyphens, at most 64."
        )
    title = rubric_id.replace("-", " ").capitalize()
    quoted = f'"{title}"' if title[0].isdigit() or title.lower() in ("true", "false", "null") else title
    identity = f'"{rubric_id}"' if rubric_id.isdigit() or rubric_id in ("true", "false", "null") else rubric_id
    return _STARTER.format(id=identity, title=quoted)
