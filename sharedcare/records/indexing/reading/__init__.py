"""Reads one value of one datatype into tokens and rows: a module for each kind of search parameter."""
