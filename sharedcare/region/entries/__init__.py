"""What a chart can be told, one module for each subject; docs/reference/resources.md says how the record wants it."""
