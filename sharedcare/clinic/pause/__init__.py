"""The page on which measuring at home is paused for a patient, and begins again."""
