"""Who may decide what for a patient: what the patient's programmes say of roles, within what the platform lets a role do at all."""
