"""What moves a plan along by itself: what shows that a task is done, and the conditions by which phases begin and end."""
