"""FHIR search: parameters to a query, the query to SQL, rows to pages."""
