"""Shared Care: one screen and one plan for everyone who treats, and is, the patient."""
