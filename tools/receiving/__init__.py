"""Measures how many messages of partners `sharedcare receive` takes in a second."""
