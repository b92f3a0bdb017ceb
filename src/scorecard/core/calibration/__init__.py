"""This room looks at interviewers as raters: what it finds informs them, and feeds no recommendation."""
