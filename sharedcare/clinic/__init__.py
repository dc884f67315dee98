"""The pages of those who work with the patient: sign in, the worklist, all of a patient on one screen, enrolment, the plan, hand-overs."""
