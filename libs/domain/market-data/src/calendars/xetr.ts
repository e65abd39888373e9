import type { Exchange } from './exchange.ts';
import { fixed, fromEaster, workdayBefore } from './rules.ts';

/** Xetra, the electronic market of Frankfurt. */
export const XETR: Exchange = {
  zone: 'Europe/Berlin',
  hours: [{ from: '1990-01-01', open: '09:00', close: '17:30' }],
  everyDay: false,
  holidays: [
    { name: "New Year's Day", day: fixed(1, 1) },
    { name: 'Good Friday', day: fromEaster(-2) },
    { name: 'Easter Monday', day: fromEaster(1) },
    { name: 'Labor Day', day: fixed(5, 1) },
    { name: 'Whit Monday', day: fromEaster(50), since: 2015, until: 2021 },
    { name: 'German Unity', day: fixed(10, 3), since: 2014, until: 2021 },
    { name: 'Christmas Eve', day: fixed(12, 24) },
    { name: 'Christmas', day: fixed(12, 25) },
    { name: 'Boxing Day', day: fixed(12, 26) },
    { name: "New Year's Eve", day: fixed(12, 31) },
  ],
  closures: {
    '2007-05-28': 'Whit Monday',
    '2017-10-31': '500 years of Reformation',
  },
  earlyCloses: [
    {
      name: 'Last session of the year',
      day: workdayBefore(fixed(12, 31)),
      since: 2010,
      close: '14:00',
    },
  ],
  datedCloses: {},
};
