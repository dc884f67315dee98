"""Relatives: whom the patient lets in, how far, until when; adding, changing, renewing and ending it."""
