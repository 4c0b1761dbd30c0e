"""Reads an iCalendar file with the icalendar package and says what it found, one event per line: uid, first day, day after, summary, reminder."""
import sys

from icalendar import Calendar

calendar = Calendar.from_ical(open(sys.argv[1], "rb").read())
print(calendar["PRODID"], calendar["VERSION"], sep="|")
for event in calendar.walk("VEVENT"):
    assert not event.errors, event.errors
    reminders = [str(alarm["TRIGGER"].dt.days) for alarm in event.walk("VALARM")]
    print(event["UID"], event.decoded("DTSTART"), event.decoded("DTEND"), str(event["SUMMARY"]), ",".join(reminders), len(str(event.get("DESCRIPTION", ""))), sep="|")
