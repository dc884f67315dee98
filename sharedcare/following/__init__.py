"""Followers of the record: each is handed every change of what it cares for, in order, from where it left off."""
