"""Checks that templates ask their pages only for what these have."""
