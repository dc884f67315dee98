"""What the database itself keeps true of who is responsible."""
