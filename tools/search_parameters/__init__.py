"""Turns the official R4 search parameters into the compact table that indexing and search are compiled from."""
