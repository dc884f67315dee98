"""Page frame, components and charts that every door shares; knows no domain."""
