"""One measurement in full: its graph, its table, its goals, and where each value came from."""
