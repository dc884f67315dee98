"""The time machine: which earlier moment a page is asked for, and what is said when there is none to show."""
