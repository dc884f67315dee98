"""What waits for a team: one line for each patient, the most urgent first, read in a handful of queries."""
