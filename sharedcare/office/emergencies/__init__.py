"""Accesses in emergencies, judged one by one by the data protection officer."""
