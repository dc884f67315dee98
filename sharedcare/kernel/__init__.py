"""What everything else stands on: ids, CPR numbers, the clock, errors. No Django, no I/O."""
