"""Who stands in which relation to whom: tables derived from the record, which can be dropped and made again."""
