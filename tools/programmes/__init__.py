"""What is written from the types of a programme: the schema that editors use, and the reference page."""
