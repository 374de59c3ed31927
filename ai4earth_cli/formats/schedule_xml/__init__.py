"""schedule.xml, as conference apps exchange it."""
