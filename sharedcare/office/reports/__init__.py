"""Looks that patients do not recognise: the look, the patient's words, and the answer that closes it."""
