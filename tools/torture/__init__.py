"""Kills a load at random moments, and looks whether the record kept its word."""
