"""Who asks for a page: their session, in which of their roles, from where, and how long they stay. Every door with pages shares it."""
