"""What stands around every page of the portal: whose it is, and the way to the others."""
