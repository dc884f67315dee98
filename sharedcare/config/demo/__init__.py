"""Made-up people and organisations for `make demo`, as FHIR in NDJSON, in the order they refer to each other."""
