"""What everything else stands on: ids, the clock, errors. No Django, no I/O."""
