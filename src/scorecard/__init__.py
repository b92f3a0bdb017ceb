"""Interview scorecards as code: rubrics in YAML, a guided interview, a recommendation anyone can recompute."""

__version__ = "0.1.0"
