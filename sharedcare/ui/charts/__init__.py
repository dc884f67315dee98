"""Drawings made on the server: they print, need no JavaScript, and are told in a sentence to whoever cannot see them."""
