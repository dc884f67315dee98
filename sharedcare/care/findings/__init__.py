"""What measurements and answers give cause for, and what is done about it."""
