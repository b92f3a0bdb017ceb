"""This room measures: every figure is a ratio to a named baseline, taken in turn with it in the same run."""
