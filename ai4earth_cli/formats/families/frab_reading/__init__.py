"""Reading what schedule.xml and schedule.json have in common: from texts as they are written to a schedule."""
