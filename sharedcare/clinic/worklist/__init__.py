"""The worklist: what waits for a team, and what is done about it."""
