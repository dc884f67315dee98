"""What the patient shares: consents and blocks, given and ended with their effect shown before."""
