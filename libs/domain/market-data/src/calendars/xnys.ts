import type { Exchange } from './exchange.ts';
import {
  after,
  fixed,
  FRIDAY,
  fromEaster,
  last,
  MONDAY,
  nearestWorkday,
  nth,
  sundayMoves,
  THURSDAY,
  TUESDAY,
  WEDNESDAY,
} from './rules.ts';

const THANKSGIVING = nth(4, THURSDAY, 11);
const BEFORE_CHRISTMAS = [MONDAY, TUESDAY, WEDNESDAY, THURSDAY] as const;

/** New York Stock Exchange; the Nasdaq keeps the same days and hours. NYSE Rule 7.2. */
export const XNYS: Exchange = {
  zone: 'America/New_York',
  hours: [{ from: '1985-09-30', open: '09:30', close: '16:00' }],
  everyDay: false,
  holidays: [
    { name: "New Year's Day", day: sundayMoves(fixed(1, 1)) },
    { name: 'Martin Luther King Jr. Day', day: nth(3, MONDAY, 1), since: 1998 },
    { name: "Washington's Birthday", day: nth(3, MONDAY, 2) },
    { name: 'Good Friday', day: fromEaster(-2) },
    { name: 'Memorial Day', day: last(MONDAY, 5) },
    { name: 'Juneteenth', day: nearestWorkday(fixed(6, 19)), since: 2022 },
    { name: 'Independence Day', day: nearestWorkday(fixed(7, 4)) },
    { name: 'Labor Day', day: nth(1, MONDAY, 9) },
    { name: 'Thanksgiving', day: THANKSGIVING },
    { name: 'Christmas', day: nearestWorkday(fixed(12, 25)) },
  ],
  closures: {
    '1994-04-27': 'funeral of Richard Nixon',
    '2001-09-11': 'attacks of September 11',
    '2001-09-12': 'attacks of September 11',
    '2001-09-13': 'attacks of September 11',
    '2001-09-14': 'attacks of September 11',
    '2004-06-11': 'funeral of Ronald Reagan',
    '2007-01-02': 'mourning for Gerald Ford',
    '2012-10-29': 'Hurricane Sandy',
    '2012-10-30': 'Hurricane Sandy',
    '2018-12-05': 'mourning for George H. W. Bush',
    '2025-01-09': 'mourning for Jimmy Carter',
  },
  earlyCloses: [
    {
      name: 'Christmas Eve',
      day: fixed(12, 24),
      until: 1992,
      weekdays: BEFORE_CHRISTMAS,
      close: '14:00',
    },
    {
      name: 'Day after Thanksgiving',
      day: after(1, THANKSGIVING),
      since: 1992,
      until: 1992,
      close: '14:00',
    },
    {
      name: 'Christmas Eve',
      day: fixed(12, 24),
      since: 1993,
      weekdays: BEFORE_CHRISTMAS,
      close: '13:00',
    },
    { name: 'Day after Thanksgiving', day: after(1, THANKSGIVING), since: 1993, close: '13:00' },
    {
      name: 'Day before Independence Day',
      day: fixed(7, 3),
      since: 1995,
      weekdays: [MONDAY, TUESDAY, THURSDAY],
      close: '13:00',
    },
    {
      name: 'Friday after Independence Day',
      day: fixed(7, 5),
      since: 1995,
      until: 2012,
      weekdays: [FRIDAY],
      close: '13:00',
    },
    {
      name: 'Wednesday before Independence Day',
      day: fixed(7, 3),
      since: 2013,
      weekdays: [WEDNESDAY],
      close: '13:00',
    },
  ],
  datedCloses: { '1997-12-26': '13:00', '1999-12-31': '13:00', '2003-12-26': '13:00' },
};
