"""Reading what iCalendar and xCal have in common: from the texts of properties to a schedule."""
