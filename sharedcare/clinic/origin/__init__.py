"""Where something on the screen came from: who brought it, when, in which message, and what it said before."""
