"""What a general practice sees of its patients as a whole: annual reviews, and how they stand against others."""
