"""Codes and units, and what they mean to each other."""
