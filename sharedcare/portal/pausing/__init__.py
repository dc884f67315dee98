"""Pausing what is measured at home: the patient's own, for a holiday, or a relative's who writes for them."""
