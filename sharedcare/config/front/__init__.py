"""The front page: what this is, said to whoever opens the address in a browser."""
