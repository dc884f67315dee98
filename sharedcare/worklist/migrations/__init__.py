"""The tables that the worklist is read from."""
