"""The second factor: given while signing in, and set up the first time."""
