"""Who stands at a door that shows pages: their session, from where they ask, and how long they stay."""
