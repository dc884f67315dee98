"""What the worklist of a large team costs."""
