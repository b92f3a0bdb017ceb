"""This room plays a staged incident: the documents it is written in, the play as state and events, and its facts."""
