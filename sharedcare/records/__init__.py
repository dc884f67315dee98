"""The record: every fact about a patient as a versioned FHIR R4 resource in PostgreSQL."""
