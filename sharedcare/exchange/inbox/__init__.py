"""Messages from partners: each kept for ever as it came, and what became of it."""
