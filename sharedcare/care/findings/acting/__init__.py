"""What people do about findings: acknowledge, assign, snooze, say what came of it, and undo."""
