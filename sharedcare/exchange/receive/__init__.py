"""Partner messages from files: many files, several processes, one line of what became of each message."""
