"""Sending a measurement from home: the patient's own, or a relative's for them."""
