"""Publishing programmes: a file becomes a version that never changes, and is found by its key from then on."""
