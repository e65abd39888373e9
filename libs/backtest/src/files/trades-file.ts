import type { MeasuredTrade } from '../results/trade-figures.ts';
import { cell } from './csv-cell.ts';
import { TextFile } from './text-file.ts';
import { isoTime } from './time-bytes.ts';

const HEADER =
  'trade_id,strategy,instrument,side,entry_time,exit_time,open,quantity,entry_price,exit_price,pnl,costs,return,bars,mae,mfe,exit_reason,entry_order_ids,exit_order_ids';

const decimal = (value: number | null, digits: number): string =>
  value === null ? '' : String(Number(value.toFixed(digits)));

/** Positions that are still open have `open = true` and an empty exit. */
export const writeTrades = (path: string, trades: readonly MeasuredTrade[]): void => {
  const file = new TextFile(path);
  file.line(HEADER);
  trades.forEach((trade, place) => {
    const open = trade.exitTime === null;
    file.line(
      [
        String(place + 1),
        cell(trade.strategyId),
        cell(trade.instrumentId),
        trade.side,
        isoTime(trade.entryTime),
        trade.exitTime === null ? '' : isoTime(trade.exitTime),
        String(open),
        decimal(trade.quantity, 8),
        decimal(trade.entryPrice, 6),
        open ? '' : decimal(trade.exitPrice, 6),
        decimal(trade.pnl, 4),
        decimal(trade.costs, 4),
        decimal(trade.return, 8),
        String(trade.bars),
        decimal(trade.mae, 8),
        decimal(trade.mfe, 8),
        cell(trade.exitReason),
        cell(trade.entryOrderIds.join(' ')),
        cell(trade.exitOrderIds.join(' ')),
      ].join(','),
    );
  });
  file.close();
};
