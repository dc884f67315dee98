"""Questionnaires: what is asked for, one answered, and what the answers mean to the patient."""
