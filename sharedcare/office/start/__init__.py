"""Where one lands in the office: what waits for a signature, and what runs out."""
