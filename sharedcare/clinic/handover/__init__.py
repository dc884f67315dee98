"""The pages on which responsibility is handed over: proposing, and answering."""
