"""Test settings that hold everywhere: how hard property tests try."""

import os

from hypothesis import settings

settings.register_profile("default", max_examples=100, deadline=None, derandomize="CI" in os.environ)
settings.register_profile("fuzz", max_examples=2000, deadline=None)
settings.load_profile("default")
