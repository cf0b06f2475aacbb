"""What a rule makes of its filled slots: numbers, dates, lengths and sets, and what is counted from another time."""
