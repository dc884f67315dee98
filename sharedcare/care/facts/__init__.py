"""What the record says of a patient in the words of a programme: the one gathering that enrolling, planning and judging stand on."""
