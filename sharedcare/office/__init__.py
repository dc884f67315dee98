"""The pages of those who look after the work: agreements between organisations, and people and their roles."""
