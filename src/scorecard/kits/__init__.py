"""This room checks what candidates hand in: it makes the data, compares results and says what it saw; never a grade."""
