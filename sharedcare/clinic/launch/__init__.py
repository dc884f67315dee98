"""Another system opens a patient here for one of its people."""
