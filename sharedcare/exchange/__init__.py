"""Partner messages and files in and out."""
