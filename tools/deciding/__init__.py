"""What a decision takes."""
