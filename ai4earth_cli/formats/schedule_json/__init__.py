"""schedule.json, as conference apps exchange it."""
