"""What must hold in a programme beyond its shape: each rule looks at one thing and tells all that is wrong with it."""
