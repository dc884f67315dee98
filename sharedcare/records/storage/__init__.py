"""The tables of the record and what reads and writes them."""
