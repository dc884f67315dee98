"""Messages between those who treat and the patient, and whoever writes for the patient."""
