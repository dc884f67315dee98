"""Whether anybody looks at what comes in from home, and where red findings go when nobody does."""
