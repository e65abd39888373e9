import type { Exchange } from './exchange.ts';
import {
  fixed,
  fromEaster,
  last,
  MONDAY,
  nth,
  TUESDAY,
  weekendToFriday,
  weekendToMonday,
} from './rules.ts';

const EARLY_MAY = nth(1, MONDAY, 5);
const SPRING = last(MONDAY, 5);
const MOVED_FROM_WEEKEND = [MONDAY, TUESDAY] as const;

/** London Stock Exchange: the bank holidays of England; jubilees move some of them. */
export const XLON: Exchange = {
  zone: 'Europe/London',
  hours: [{ from: '1990-01-01', open: '08:00', close: '16:30' }],
  everyDay: false,
  holidays: [
    { name: "New Year's Day", day: weekendToMonday(fixed(1, 1)) },
    { name: 'Good Friday', day: fromEaster(-2) },
    { name: 'Easter Monday', day: fromEaster(1) },
    { name: 'Early May', day: EARLY_MAY, until: 1994 },
    { name: 'Early May', day: EARLY_MAY, since: 1996, until: 2019 },
    { name: 'Early May', day: EARLY_MAY, since: 2021 },
    { name: 'Spring', day: SPRING, until: 2001 },
    { name: 'Spring', day: SPRING, since: 2003, until: 2011 },
    { name: 'Spring', day: SPRING, since: 2013, until: 2021 },
    { name: 'Spring', day: SPRING, since: 2023 },
    { name: 'Summer', day: last(MONDAY, 8) },
    { name: 'Christmas', day: fixed(12, 25) },
    { name: 'Christmas of a weekend', day: fixed(12, 27), weekdays: MOVED_FROM_WEEKEND },
    { name: 'Boxing Day', day: fixed(12, 26) },
    { name: 'Boxing Day of a weekend', day: fixed(12, 28), weekdays: MOVED_FROM_WEEKEND },
  ],
  closures: {
    '1995-05-08': 'fifty years of peace in Europe, in place of Early May',
    '1999-12-31': 'turn of the millennium',
    '2002-06-03': 'Golden Jubilee',
    '2002-06-04': 'Spring, moved for the Golden Jubilee',
    '2011-04-29': 'wedding of Prince William',
    '2012-06-04': 'Spring, moved for the Diamond Jubilee',
    '2012-06-05': 'Diamond Jubilee',
    '2020-05-08': '75 years of peace in Europe, in place of Early May',
    '2022-06-02': 'Spring, moved for the Platinum Jubilee',
    '2022-06-03': 'Platinum Jubilee',
    '2022-09-19': 'funeral of Queen Elizabeth II',
    '2023-05-08': 'coronation of King Charles III',
  },
  earlyCloses: [
    { name: 'Christmas Eve', day: weekendToFriday(fixed(12, 24)), close: '12:30' },
    { name: "New Year's Eve", day: weekendToFriday(fixed(12, 31)), close: '12:30' },
  ],
  datedCloses: {},
};
