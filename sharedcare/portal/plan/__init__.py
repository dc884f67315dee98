"""The plan as the patient reads it, and the patient's own words in it."""
