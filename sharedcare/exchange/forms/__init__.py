"""From bytes to what they hold, whoever sent them. Pure."""
