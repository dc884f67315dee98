"""Agreements on pages: all of them, one of them, writing a draft, signing, ending."""
