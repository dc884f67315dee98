"""Access in an emergency: with a reason, for hours, told at once to whom it concerns, and judged afterwards."""
