"""Shared Care: one screen and one plan for everyone who treats, and is, the patient."""

__version__ = "0.1.0"
"""The one place that says it: the package takes its version from here, and every layer may."""
