"""Who is on the patient's team: organisations that join it later, which of them can at all, and places that end."""
