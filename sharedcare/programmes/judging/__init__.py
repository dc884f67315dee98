"""What comes in held against the limits in force for one patient: green, yellow, red, missing, or not to be judged. Pure."""
