import { dayOf } from '../time/day.ts';
import type { Exchange } from './exchange.ts';
import type { YearlyDay } from './rules.ts';
import { fixed, MONDAY, nth, sundayMoves, TUESDAY } from './rules.ts';

/**
 * Japan keeps the days of the equinoxes. The coefficients are those of the Hydrographic Department
 * of Japan, good from 1980 to 2099; `start` counts from the first of the month.
 */
const equinox =
  (month: number, start: number): YearlyDay =>
  (year) => {
    const since = year - 1980;
    return dayOf(year, month, Math.floor(start + 0.242194 * since) - Math.floor(since / 4));
  };

const VERNAL = equinox(3, 20.8431);
const AUTUMNAL = equinox(9, 23.2488);
const AGED = nth(3, MONDAY, 9);

/**
 * Tokyo Stock Exchange. A holiday on a Sunday is kept on the next day that is none. Hours before
 * 2011 are given as exchange_calendars gives them, which does not know that mornings ended at 11:00.
 */
export const XTKS: Exchange = {
  zone: 'Asia/Tokyo',
  hours: [
    { from: '1990-01-01', open: '09:00', close: '15:00', breakStart: '11:30', breakEnd: '12:30' },
    { from: '2024-11-05', open: '09:00', close: '15:30', breakStart: '11:30', breakEnd: '12:30' },
  ],
  everyDay: false,
  holidays: [
    { name: "New Year's Day", day: fixed(1, 1) },
    { name: 'Bank holiday', day: fixed(1, 2) },
    { name: 'Bank holiday', day: fixed(1, 3) },
    { name: 'Coming of Age', day: sundayMoves(fixed(1, 15)), until: 1999 },
    { name: 'Coming of Age', day: nth(2, MONDAY, 1), since: 2000 },
    { name: 'National Foundation', day: sundayMoves(fixed(2, 11)) },
    { name: "Emperor's Birthday", day: sundayMoves(fixed(2, 23)), since: 2020 },
    { name: 'Vernal Equinox', day: sundayMoves(VERNAL) },
    { name: 'Greenery, later Showa', day: sundayMoves(fixed(4, 29)) },
    { name: 'Constitution', day: sundayMoves(fixed(5, 3), 3), since: 2007 },
    { name: 'Constitution', day: sundayMoves(fixed(5, 3)), until: 2006 },
    { name: 'Between holidays', day: fixed(5, 4), until: 2006 },
    { name: 'Greenery', day: sundayMoves(fixed(5, 4), 2), since: 2007 },
    { name: "Children's Day", day: sundayMoves(fixed(5, 5)) },
    { name: 'Marine Day', day: sundayMoves(fixed(7, 20)), since: 1996, until: 2002 },
    { name: 'Marine Day', day: nth(3, MONDAY, 7), since: 2003, until: 2019 },
    { name: 'Marine Day', day: nth(3, MONDAY, 7), since: 2022 },
    { name: 'Mountain Day', day: sundayMoves(fixed(8, 11)), since: 2016, until: 2019 },
    { name: 'Mountain Day', day: sundayMoves(fixed(8, 11)), since: 2022 },
    { name: 'Respect for the Aged', day: sundayMoves(fixed(9, 15)), until: 2002 },
    { name: 'Respect for the Aged', day: AGED, since: 2003 },
    { name: 'Autumnal Equinox', day: sundayMoves(AUTUMNAL) },
    {
      name: 'Between the Aged and the Equinox',
      day: (year) => (AUTUMNAL(year) === AGED(year) + 2 ? AGED(year) + 1 : AUTUMNAL(year)),
      since: 2003,
      weekdays: [TUESDAY],
    },
    { name: 'Health and Sports', day: sundayMoves(fixed(10, 10)), until: 1999 },
    { name: 'Health and Sports', day: nth(2, MONDAY, 10), since: 2000, until: 2019 },
    { name: 'Sports', day: nth(2, MONDAY, 10), since: 2022 },
    { name: 'Culture', day: sundayMoves(fixed(11, 3)) },
    { name: 'Labor Thanksgiving', day: sundayMoves(fixed(11, 23)) },
    { name: "Emperor's Birthday", day: sundayMoves(fixed(12, 23)), until: 2018 },
    { name: "New Year's Eve", day: fixed(12, 31) },
  ],
  closures: {
    '1990-11-12': 'enthronement of Emperor Akihito',
    '1993-06-09': 'wedding of Crown Prince Naruhito',
    '1998-05-06': 'Constitution Day as exchange_calendars keeps it; by law it was kept on May 4',
    '2019-04-30': 'between Showa Day and the accession',
    '2019-05-01': 'accession of Emperor Naruhito',
    '2019-05-02': 'between the accession and Constitution Day',
    '2019-10-22': 'enthronement of Emperor Naruhito',
    '2020-07-23': 'Marine Day, moved for the Olympic Games',
    '2020-07-24': 'Sports Day, moved for the Olympic Games',
    '2020-08-10': 'Mountain Day, moved for the Olympic Games',
    '2020-10-01': 'failure of the trading system',
    '2021-07-22': 'Marine Day, moved for the Olympic Games',
    '2021-07-23': 'Sports Day, moved for the Olympic Games',
    '2021-08-09': 'Mountain Day, moved for the Olympic Games',
  },
  earlyCloses: [],
  datedCloses: {},
};
