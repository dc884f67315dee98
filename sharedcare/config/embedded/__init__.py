"""The PostgreSQL that comes along: started when somebody needs it, stopped when nobody does."""
