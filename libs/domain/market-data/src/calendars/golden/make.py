"""Writes what PyPI's exchange_calendars and the tz database say, for the specs beside the calendars.

    python -m venv venv && venv/bin/pip install exchange_calendars==4.13.2 tzdata
    venv/bin/python make.py

calendars.json: for each calendar `first` (the first date compared), `sessions` (the gaps in days
from one session to the next as runs "gap" or "gap*count"), and `hours` (from which session on, in
minutes of UTC since the session's midnight, "open close [break_start break_end]"; only changes).
zones.json: for each zone the moments, in hours since 1970, at which its offset changes, and to what.
"""

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import exchange_calendars
import pandas

HERE = Path(__file__).parent
FIRST, LAST = "1990-01-01", "2027-12-31"
NAMES = {"XNYS": "XNYS", "XNAS": "XNAS", "XLON": "XLON", "XETR": "XETR", "XTKS": "XTKS", "24x7": "24/7"}
# exchange_calendars knows Tokyo from 1997 on.
FIRSTS = {"XTKS": "1997-01-01"}
ZONES = ["America/New_York", "Europe/London", "Europe/Berlin", "Asia/Tokyo"]


def runs(values):
    out = []
    for value in values:
        if out and out[-1][0] == value:
            out[-1][1] += 1
        else:
            out.append([value, 1])
    return " ".join(str(v) if n == 1 else f"{v}*{n}" for v, n in out)


def minutes(moment, session):
    return int((moment.tz_convert(None) - session) / pandas.Timedelta(minutes=1))


def calendar(code):
    first = FIRSTS.get(code, FIRST)
    table = exchange_calendars.get_calendar(NAMES[code], start=first, end=LAST).schedule
    days = [session.toordinal() - 719163 for session in table.index]
    hours, before = [], None
    for index, (session, row) in enumerate(table.iterrows()):
        moments = [row["open"], row["close"], row["break_start"], row["break_end"]]
        text = " ".join(str(minutes(m, session)) for m in moments if not pandas.isna(m))
        if text != before:
            hours.append([index, text])
        before = text
    return {
        "first": first,
        "firstDay": days[0],
        "count": len(days),
        "gaps": runs([b - a for a, b in zip(days, days[1:])]),
        "hours": " | ".join(f"{index}: {text}" for index, text in hours),
    }


def transitions(name):
    zone = ZoneInfo(name)
    moment = datetime(1990, 1, 1, tzinfo=timezone.utc)
    end = datetime(2037, 12, 31, tzinfo=timezone.utc)
    out, before = [], None
    while moment < end:
        offset = int(moment.astimezone(zone).utcoffset() / timedelta(minutes=1))
        if offset != before:
            out.append([int(moment.timestamp()) // 3600, offset])
        before = offset
        moment += timedelta(hours=1)
    return out


def write(name, value):
    lines = ",\n".join(f'  "{key}": {json.dumps(part)}' for key, part in value.items())
    (HERE / name).write_text("{\n" + lines + "\n}\n")


write("calendars.json", {code: calendar(code) for code in NAMES})
write("zones.json", {name: transitions(name) for name in ZONES})
