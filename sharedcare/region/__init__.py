"""A made-up region: its people, two years of their illnesses, and the messages that their sectors send."""
