"""Relatives and guardians whom the patient, or the law, lets in: how far, until when, and who decides it."""
