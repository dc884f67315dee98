"""What a patient decides about their record: consent to a programme, and what is kept from whom."""
