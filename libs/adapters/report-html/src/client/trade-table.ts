import type { TradeColumnSpec, TradeTableSpec } from '../chart-spec.ts';
import { formatDate, formatDateTime, formatSigned, formatValue } from '../format.ts';
import type { PageDocument, PageElement } from './dom.ts';

declare const document: PageDocument;

type Cell = string | number | null;

const PAGE_ROWS = 25;

/** The table of trades, a page at a time, sorted by the column one asks for. */
export function mountTradeTable(
  spec: TradeTableSpec,
  { currencyDecimals, intraday }: { readonly currencyDecimals: number; readonly intraday: boolean },
): void {
  const section = document.querySelector('[data-trades]');
  const body = section?.querySelector('tbody');
  if (!section || !body) return;
  const rows = [...spec.rows];
  const pages = Math.max(1, Math.ceil(rows.length / PAGE_ROWS));
  let page = 0;
  const place = section.querySelector('[data-page]');
  const render = (): void => {
    const shown = rows.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS);
    const format = (cell: Cell, column: TradeColumnSpec): string =>
      cellText(cell, column, { currencyDecimals, intraday });
    body.replaceChildren(...shown.map((row) => tableRow(row, spec, format)));
    if (place !== null) place.textContent = `${page + 1} of ${pages}`;
  };
  for (const button of section.querySelectorAll('[data-turn]')) {
    button.addEventListener('click', () => {
      page = Math.min(Math.max(page + Number(button.dataset['turn']), 0), pages - 1);
      render();
    });
  }
  mountSorting(section, rows, () => {
    page = 0;
    render();
  });
}

function mountSorting(section: PageElement, rows: (readonly Cell[])[], render: () => void): void {
  const headers = [...section.querySelectorAll('th[data-column]')];
  for (const header of headers) {
    const column = Number(header.dataset['column']);
    header.querySelector('button')?.addEventListener('click', () => {
      const falls = header.getAttribute('aria-sort') !== 'descending';
      for (const other of headers) other.removeAttribute('aria-sort');
      header.setAttribute('aria-sort', falls ? 'descending' : 'ascending');
      rows.sort((a, b) => order(a[column] ?? null, b[column] ?? null) * (falls ? -1 : 1));
      render();
    });
  }
}

function order(a: Cell, b: Cell): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}

function tableRow(
  row: readonly Cell[],
  { columns }: TradeTableSpec,
  format: (cell: Cell, column: TradeColumnSpec) => string,
): PageElement {
  const element = document.createElement('tr');
  columns.forEach((column, index) => {
    const cell = document.createElement('td');
    const value = row[index] ?? null;
    cell.textContent = format(value, column);
    cell.className = cellClass(value, column);
    element.append(cell);
  });
  return element;
}

/** Shared with the page's first rows, which are written before any script runs. */
export function cellClass(cell: Cell, { kind, signed }: TradeColumnSpec): string {
  if (kind === 'text') return '';
  if (!signed || typeof cell !== 'number' || cell === 0) return 'number';
  return cell > 0 ? 'number gain' : 'number loss';
}

export function cellText(
  cell: Cell,
  { kind, signed }: TradeColumnSpec,
  { currencyDecimals, intraday }: { readonly currencyDecimals: number; readonly intraday: boolean },
): string {
  if (cell === null) return kind === 'time' ? 'open' : '';
  if (typeof cell === 'string' || kind === 'text') return String(cell);
  if (kind === 'time') return intraday ? formatDateTime(cell) : formatDate(cell);
  return (signed ? formatSigned : formatValue)(cell, kind, currencyDecimals);
}
