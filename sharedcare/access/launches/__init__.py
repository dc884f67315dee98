"""Opening a patient here from another system, in one step: a link that counts once and not for long. See decision 16."""
