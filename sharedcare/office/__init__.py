"""The pages of those who look after the work: programmes, agreements between organisations, people and their roles, data protection."""
