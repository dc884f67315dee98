"""What FHIR R4 says, as tables: types, elements, value sets, the patient compartment. Made by `make definitions`."""
