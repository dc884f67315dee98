"""How fast patients are found among very many."""
