"""What a resource can be found by: its tokens, dates, quantities and strings, from the official search parameters."""
