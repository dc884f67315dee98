"""The made-up region on its way to disk or into the database."""
