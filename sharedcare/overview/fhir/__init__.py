"""From FHIR resources to what the one screen shows. Pure; one module for each group of tiles."""
