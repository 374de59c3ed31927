"""Schedules between whose times clocks change: the event's or the reader's, by an hour or a half, or within a day."""

BERLIN = """
workshop = { title = "Autumn Days", date = 2026-10-24, timezone = "Europe/Berlin", updated = 2026-09-01T10:00:00+02:00 }
[[section]]
title = "Saturday"
talk = [
  { title = "Before", start = "10:00", end = "11:00", speakers = ["Ada"] },
  { title = "Through the night", start = "23:00", duration = "6h", speakers = ["Bo"] },
]
[[section]]
title = "Sunday"
talk = [{ title = "After", date = 2026-10-25, start = "10:00", end = "11:00", speakers = ["Ada"] }]
"""
NEW_YORK = """
workshop = { title = "Fall", date = 2026-10-31, timezone = "America/New_York", updated = 2026-09-01T10:00:00Z }
[[section]]
title = "All"
talk = [
  { title = "First", start = "10:00", end = "11:00", speakers = ["Ada"] },
  { title = "Second", date = 2026-11-01, start = "10:00", end = "11:00", speakers = ["Bo"] },
]
"""
LORD_HOWE = """
workshop = { title = "Island", date = 2026-04-04, timezone = "Australia/Lord_Howe", updated = 2026-03-01T10:00:00Z }
[[section]]
title = "Surf"
talk = [
  { title = "First", start = "10:00", end = "11:00", speakers = ["Ada"] },
  { title = "Second", date = 2026-04-05, start = "10:00", end = "11:00", speakers = ["Bo"] },
]
"""
NAIROBI = """
workshop = { title = "Savanna", date = 2026-04-04, timezone = "Africa/Nairobi", updated = 2026-03-01T10:00:00Z }
[[section]]
title = "Fixed"
talk = [
  { title = "First", start = "10:00", end = "11:00", speakers = ["Ada"] },
  { title = "Second", date = 2026-04-05, start = "10:00", end = "11:00", speakers = ["Bo"] },
]
"""
TWICE = """
workshop = { title = "Night", date = 2026-10-25, timezone = "Europe/Berlin", updated = 2026-09-01T10:00:00+02:00 }
[[section]]
title = "Twice"
talk = [
  { title = "First time", start = 2026-10-25T02:30:00+02:00, duration = "20m", speakers = ["Ada"], room = "A" },
  { title = "Over it", start = 2026-10-25T02:50:00+02:00, duration = "40m", room = "A" },
  { title = "Second time", start = 2026-10-25T02:30:00+01:00, duration = "20m", speakers = ["Bo"], room = "A" },
  { title = "Later", start = 2026-10-25T02:55:00+01:00, duration = "20m", room = "A" },
]
"""
