"""The first page: what has happened, who is responsible now, and who treats the patient."""
