"""One patient. The overview takes the place of what is here."""
