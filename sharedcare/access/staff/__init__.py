"""Who works in an organisation and as what: invited, given roles, and let go by the organisation's own administrator."""
