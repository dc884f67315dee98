"""The table of what was judged green."""
