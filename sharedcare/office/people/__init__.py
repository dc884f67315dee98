"""People of an organisation and their roles on pages: all of them, one of them, and inviting somebody."""
