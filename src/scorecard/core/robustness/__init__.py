"""This room says what would change a call, and how firm it is: exact, and by the policy that gave the call."""
