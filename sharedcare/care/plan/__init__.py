"""The one plan of a patient: goals, tasks, offers, notes and agreements, in which all sectors and the patient write."""
