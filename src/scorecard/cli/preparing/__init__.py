"""This room looks after what interviews need: rubrics, exercises and the set-up."""
