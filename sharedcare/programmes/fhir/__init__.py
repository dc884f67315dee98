"""A programme as FHIR R4 that other systems read: PlanDefinition, ActivityDefinition, Questionnaire. Pure.

The file itself lies in the PlanDefinition, byte for byte, and is what counts; the rest says the same in FHIR's words, as
far as FHIR has words for it.
"""
