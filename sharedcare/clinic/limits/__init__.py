"""The page of the limits by which a patient is judged: whose they are, and setting one of the patient's own."""
