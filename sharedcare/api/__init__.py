"""The FHIR door: HL7 FHIR R4 over HTTP, one file for each interaction."""
