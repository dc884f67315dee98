"""What people do for a patient: enrolment, the plan, hand-overs, and what is done about findings."""
