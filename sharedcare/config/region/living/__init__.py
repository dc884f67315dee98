"""What people of the made-up region do by the actions that everybody uses: answering, proposing, deciding, handing over."""
