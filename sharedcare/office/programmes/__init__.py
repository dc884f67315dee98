"""The programmes as those who answer for them read them: what is published, who approved it, what differs, what is local."""
