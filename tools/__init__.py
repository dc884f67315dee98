"""What builds the house but is no part of it: generators and measurements."""
