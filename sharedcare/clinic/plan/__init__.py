"""The pages of the one plan: all of it on one, each thing on its own, and what changed between two moments."""
