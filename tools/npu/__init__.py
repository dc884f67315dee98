"""Writes the committed table of laboratory codes from the compiled list of NPU codes and our names for them."""
