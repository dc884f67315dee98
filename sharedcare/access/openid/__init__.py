"""Signing in at somebody else's: OpenID Connect Core 1.0, by authorization code with PKCE. See decision 15."""
