"""One module for each tile: facts in, what the template says out. All of them are pure."""
