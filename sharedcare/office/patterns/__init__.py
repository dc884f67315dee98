"""Unusual looks: what each pattern means, the entries behind it, and what was found of it."""
