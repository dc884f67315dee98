"""What is done for and agreed with patients by programmes: publishing, enrolment, the plan, hand-over, findings."""
