"""Findings: what comes in is judged where it is stored, what was found is kept true, and people say what they did about it."""
