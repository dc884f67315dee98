"""What waits for one team: findings with their reasons, hand-overs, tasks and messages, in one question."""
