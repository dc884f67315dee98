"""The people whom demonstration, tests and documentation know by name: their ids and their stories never change."""
