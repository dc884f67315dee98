"""FHIR from files into the record: `sharedcare load`."""
