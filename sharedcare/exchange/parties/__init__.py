"""The people and organisations that messages name, whoever sent them. Pure."""
