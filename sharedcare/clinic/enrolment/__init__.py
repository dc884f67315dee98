"""Enrolling a patient in a programme, and what is changed while they follow it."""
