/**
 * Behaviors of Interactive Brokers that were seen in public, by the ids of the collection that this project
 * keeps of them. A fake broker shows each of them, one at a time.
 */
export const MUSEUM = {
  'IB-01': 'no status for an order that fills at once: executions alone',
  'IB-02': 'the same status twice, and again after a reconnect',
  'IB-03': 'no order among status and executions: a fill before the acceptance',
  'IB-04': 'commissions apart from executions, before or after them',
  'IB-05': 'an execution for each part, and orders that do not say what has filled',
  'IB-06': 'an execution that corrects another, told by an id that differs after its last dot',
  'IB-07': 'executions told again at logon, and asked for since midnight alone',
  'IB-08': 'an answer of executions without its end',
  'IB-09': 'fills while the line is down, never told by themselves',
  'IB-10': 'a fill told twice, the second time with the end of its order',
  'IB-11': 'ids of orders that are given out again after a restart',
  'IB-12': 'an id that was used is refused, also of an order that has ended',
  'IB-13': 'a change that makes a second live order',
  'IB-14': 'an order that is never answered, and is not there',
  'IB-15': 'a cancel that is answered only when the market opens',
  'IB-16': 'a rejection after acceptance and fills; cancels refused by what the order has become',
  'IB-17': 'a cancel that only the session that placed the order may give',
  'IB-18': 'inactive orders among the open ones, and completed ones lost after midnight',
  'IB-19': 'orders and executions of somebody else, without an id of ours',
} as const;

export type MuseumId = keyof typeof MUSEUM;
