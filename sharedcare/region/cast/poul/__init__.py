"""Poul Jensen, the main case: 80, heart failure under titration and type 2 diabetes."""
