"""What it costs to judge a value where it is stored."""
