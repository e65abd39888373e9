/* The round trips, and where they are marked on charts. */

const PAGE = JSON.parse(document.querySelector('#data').textContent);
const TIMES = PAGE.times.map(unpack);

const readTrades = ({ instruments, reasons, columns }) => {
  const column = Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [name, unpack(values)]),
  );
  return Array.from(column.pnl, (pnl, place) => ({
    place,
    instrument: instruments[column.instrument[place]],
    side: column.isLong[place] === 1 ? 'long' : 'short',
    entryTime: column.entryTime[place],
    exitTime: column.exitTime[place],
    isOpen: Number.isNaN(column.exitTime[place]),
    quantity: column.quantity[place],
    entryPrice: column.entryPrice[place],
    exitPrice: column.exitPrice[place],
    pnl,
    costs: column.costs[place],
    return: column.return[place],
    days: column.days[place],
    bars: column.bars[place],
    mae: column.mae[place],
    mfe: column.mfe[place],
    entryReason: reasons[column.entryReason[place]],
    exitReason: reasons[column.exitReason[place]],
  }));
};

const TRADES = readTrades(PAGE.trades);

const price = (value) => grouped(value, Math.abs(value) < 10 ? 4 : 2);

const entryText = (trade) =>
  `Entry ${happened(trade.entryTime)}\n${trade.side} ${grouped(trade.quantity, trade.quantity % 1 === 0 ? 0 : 4)} ${trade.instrument} at ${price(trade.entryPrice)}\n${trade.entryReason}`;

const exitText = (trade) =>
  `Exit ${happened(trade.exitTime)}\n${trade.instrument} at ${price(trade.exitPrice)}, ${trade.exitReason}\n${signed(trade.pnl, 'money')} ${PAGE.currency}, ${signed(trade.return, 'fraction')} in ${written(trade.days, 'days')}`;

/** Entries and exits in order of time; `instrument` null means all of them. */
const marksOf = (instrument) =>
  TRADES.filter((trade) => instrument === null || trade.instrument === instrument)
    .flatMap((trade) => [
      { time: trade.entryTime, price: trade.entryPrice, kind: 'entry', trade },
      ...(trade.isOpen
        ? []
        : [{ time: trade.exitTime, price: trade.exitPrice, kind: 'exit', trade }]),
    ])
    .sort((a, b) => a.time - b.time);

const markText = ({ kind, trade }) => (kind === 'entry' ? entryText(trade) : exitText(trade));

const tip = document.querySelector('#tip');

const showTip = (text, x, y) => {
  tip.textContent = text;
  tip.hidden = false;
  const { width, height } = tip.getBoundingClientRect();
  const left = Math.min(Math.max(6, x + 14), innerWidth - width - 6);
  const top = y + height + 24 > innerHeight ? y - height - 12 : y + 14;
  tip.style.transform = `translate(${left}px, ${Math.max(6, top)}px)`;
};

const hideTip = () => {
  tip.hidden = true;
};
