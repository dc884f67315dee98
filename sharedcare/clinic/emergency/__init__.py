"""Opening a record in an emergency, and the bar that says so for as long as it is open."""
