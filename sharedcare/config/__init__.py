"""Settings, addresses, the embedded database and the command line: the only place that knows all."""
