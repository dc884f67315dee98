"""Messages from those who treat to the patient."""
