"""What formats of one family share: conference apps' and calendars'."""
