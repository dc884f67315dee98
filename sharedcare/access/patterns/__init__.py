"""Unusual looks as whoever answers for data protection goes through them: what waits, and what was found of each."""
