"""Answers to questionnaires: stored with their score; what cannot wait is red, and a person is told, in the same transaction."""
