"""How an illness runs over two years, one module for each."""
