"""Limits of a patient's own, set by whoever the programme lets, with a reason and an end."""
