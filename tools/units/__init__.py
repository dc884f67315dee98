"""Works out the conversions of the common UCUM codes once, so that a starting process need not."""
