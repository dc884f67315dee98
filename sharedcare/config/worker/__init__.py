"""What goes on beside the web server: everybody who follows the record, in one process at a time."""
