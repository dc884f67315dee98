"""What the trail is kept and read by: months, seals, their check, FHIR, and the questions of patients and protectors."""
