"""What people write and say, in Danish as people do."""
