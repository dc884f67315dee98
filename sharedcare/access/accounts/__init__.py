"""Accounts: who can sign in, by what, and for how long a wrong password makes one wait."""
