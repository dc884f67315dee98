"""Measures the budgets on this machine and prints them: `make bench`."""
