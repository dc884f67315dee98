"""Findings: what comes in is judged where it is stored, and what was found of it is kept true."""
