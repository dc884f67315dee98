"""The pages of those who look after the work: agreements between organisations, people and their roles, data protection."""
