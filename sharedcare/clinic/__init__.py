"""The pages of those who work with the patient: sign in, find a patient, see all on one screen."""
