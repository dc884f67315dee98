"""Programmes as data: who does what, when, towards which goals; read from a file, and every mistake in it told."""
