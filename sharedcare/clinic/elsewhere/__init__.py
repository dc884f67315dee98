"""Signing in at an OpenID provider, and what comes back from there."""
