"""Measures the one screen: server time, HTML complete, and how many statements it takes."""
