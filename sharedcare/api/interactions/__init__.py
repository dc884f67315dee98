"""The interactions of FHIR R4, one file each."""
