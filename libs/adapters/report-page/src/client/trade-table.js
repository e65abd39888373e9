/* All round trips, page by page. */

const PER_PAGE = 25;

const COLUMNS = [
  { name: 'Instrument', value: (trade) => trade.instrument, text: (trade) => trade.instrument },
  { name: 'Side', value: (trade) => trade.side, text: (trade) => trade.side },
  { name: 'Entry', value: (trade) => trade.entryTime, text: (trade) => happened(trade.entryTime) },
  {
    name: 'Exit',
    value: (trade) => (trade.isOpen ? Infinity : trade.exitTime),
    text: (trade) => (trade.isOpen ? 'open' : happened(trade.exitTime)),
  },
  {
    name: 'Quantity',
    isNumber: true,
    value: (trade) => trade.quantity,
    text: (trade) => grouped(trade.quantity, trade.quantity % 1 === 0 ? 0 : 4),
  },
  {
    name: 'Entry at',
    isNumber: true,
    value: (trade) => trade.entryPrice,
    text: (trade) => price(trade.entryPrice),
  },
  {
    name: 'Exit at',
    isNumber: true,
    value: (trade) => (trade.isOpen ? -Infinity : trade.exitPrice),
    text: (trade) => (trade.isOpen ? '–' : price(trade.exitPrice)),
  },
  {
    name: 'Net result',
    isNumber: true,
    isResult: true,
    value: (trade) => trade.pnl,
    text: (trade) => (trade.pnl > 0 ? '+' : '') + grouped(trade.pnl, 2),
  },
  {
    name: 'Return',
    isNumber: true,
    isResult: true,
    value: (trade) => trade.return,
    text: (trade) => signed(trade.return, 'fraction'),
  },
  {
    name: 'Costs',
    isNumber: true,
    value: (trade) => trade.costs,
    text: (trade) => grouped(trade.costs, 2),
  },
  {
    name: 'Days',
    isNumber: true,
    value: (trade) => trade.days,
    text: (trade) => grouped(trade.days, 1),
  },
  {
    name: 'MAE',
    isNumber: true,
    value: (trade) => trade.mae,
    text: (trade) => written(trade.mae, 'fraction'),
  },
  {
    name: 'MFE',
    isNumber: true,
    value: (trade) => trade.mfe,
    text: (trade) => written(trade.mfe, 'fraction'),
  },
  { name: 'Entry reason', value: (trade) => trade.entryReason, text: (trade) => trade.entryReason },
  {
    name: 'Exit reason',
    value: (trade) => trade.exitReason,
    text: (trade) => (trade.isOpen ? '' : trade.exitReason),
  },
];

const RESULTS = {
  '': () => true,
  winners: ({ pnl, isOpen }) => !isOpen && pnl > 0,
  losers: ({ pnl, isOpen }) => !isOpen && pnl <= 0,
  open: ({ isOpen }) => isOpen,
};

class TradeTable {
  constructor(section) {
    this.section = section;
    this.head = section.querySelector('thead');
    this.body = section.querySelector('tbody');
    this.output = section.querySelector('output');
    this.page = 0;
    this.sorted = { column: COLUMNS[2], direction: 1 };
    for (const select of section.querySelectorAll('select'))
      select.addEventListener('change', () => this.go(0));
    for (const button of section.querySelectorAll('[data-page]'))
      button.addEventListener('click', () => this.go(this.page + Number(button.dataset.page)));
    this.heads();
    this.go(0);
  }

  heads() {
    const row = document.createElement('tr');
    for (const column of COLUMNS) {
      const cell = document.createElement('th');
      cell.scope = 'col';
      if (column.isNumber) cell.className = 'num';
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = column.name;
      button.addEventListener('click', () => this.sort(column));
      cell.append(button);
      column.cell = cell;
      row.append(cell);
    }
    this.head.replaceChildren(row);
  }

  sort(column) {
    const again = this.sorted.column === column;
    this.sorted = { column, direction: again ? -this.sorted.direction : column.isNumber ? -1 : 1 };
    this.go(0);
  }

  rows() {
    const chosen = (name) => this.section.querySelector(`[data-filter="${name}"]`).value;
    const [instrument, side, result] = ['instrument', 'side', 'result'].map(chosen);
    const { column, direction } = this.sorted;
    const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    return TRADES.filter(
      (trade) =>
        (instrument === '' || trade.instrument === instrument) &&
        (side === '' || side === 'both' || trade.side === side) &&
        RESULTS[result](trade),
    ).sort((a, b) => direction * order(column.value(a), column.value(b)) || a.place - b.place);
  }

  go(page) {
    const rows = this.rows();
    const pages = Math.max(1, Math.ceil(rows.length / PER_PAGE));
    this.page = Math.min(Math.max(0, page), pages - 1);
    const start = this.page * PER_PAGE;
    const shown = rows.slice(start, start + PER_PAGE);
    this.body.replaceChildren(...shown.map((trade) => this.row(trade)));
    this.output.textContent =
      rows.length === 0
        ? 'none'
        : `${grouped(start + 1, 0)}–${grouped(start + shown.length, 0)} of ${grouped(rows.length, 0)}`;
    for (const button of this.section.querySelectorAll('[data-page]'))
      button.disabled = Number(button.dataset.page) < 0 ? this.page === 0 : this.page === pages - 1;
    for (const column of COLUMNS)
      column.cell.setAttribute(
        'aria-sort',
        column !== this.sorted.column
          ? 'none'
          : this.sorted.direction > 0
            ? 'ascending'
            : 'descending',
      );
  }

  row(trade) {
    const row = document.createElement('tr');
    for (const column of COLUMNS) {
      const cell = document.createElement('td');
      cell.textContent = column.text(trade);
      const value = column.isResult ? column.value(trade) : 0;
      cell.className = `${column.isNumber ? 'num' : ''}${value > 0 ? ' gain' : value < 0 ? ' loss' : ''}`;
      row.append(cell);
    }
    return row;
  }
}
