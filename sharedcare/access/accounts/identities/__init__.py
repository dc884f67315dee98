"""Whom a provider vouches for, found among the accounts here."""
