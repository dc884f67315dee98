"""What everything else stands on: ids, CPR numbers, the clock, decimals, errors. No Django, no I/O."""
