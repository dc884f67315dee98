"""The trail as the data protection officer searches it, reads it in plain words, and takes it along."""
