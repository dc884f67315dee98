"""The one door: who may do what with whose record, and the trail of everything that was looked at and done."""
