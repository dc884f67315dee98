"""Who is reminded by mail of an agreement that runs out: each of them once, for each of the days that are told."""
