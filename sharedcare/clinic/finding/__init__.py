"""Finding a patient: what is typed, and the page that answers."""
