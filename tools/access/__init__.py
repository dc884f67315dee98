"""Writes the tables of docs/access.md from the code that decides, so that the page cannot say anything else."""
