"""Asking a patient the questions of a questionnaire, on the telephone: staff write down what the patient answers."""
