"""A person's own sign-in: which second factors there are, more and fewer of them, and signing out everywhere."""
