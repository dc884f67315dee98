"""Patients to be handed over, since an agreement about their programme ends or has ended."""
