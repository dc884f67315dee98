"""Pauses: a holiday or an admission, in which nobody waits for what the patient usually measures."""
