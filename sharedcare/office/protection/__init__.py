"""Where whoever answers for data protection lands: what waits for them, and how the seal stands."""
