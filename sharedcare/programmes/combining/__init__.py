"""From the programmes that one patient follows to the one plan that they ask for together. Pure."""
