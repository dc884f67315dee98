"""A patient comes into a programme, lives in it, and leaves it: with a plan that is one, however many programmes there are."""
