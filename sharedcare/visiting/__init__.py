"""Who asks for a page: whoever is signed in, in which of their roles, and from where. Every door with pages shares it."""
