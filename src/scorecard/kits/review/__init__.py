"""This room is the kind of kit in which a candidate reviews a pull request with planted faults."""
