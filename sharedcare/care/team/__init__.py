"""Who is on the patient's team beside people: organisations that join it later, and which of them can at all."""
