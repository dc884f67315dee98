"""Which patients an account has opened, and when it looked before."""
