"""This room is the kind `data-tests`: what the tests that a candidate proposes catch, and where they cry wolf."""
