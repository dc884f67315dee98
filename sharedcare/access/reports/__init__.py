"""Looks that a patient does not recognise, reported to data protection."""
