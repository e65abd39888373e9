/**
 * Rounds amounts so that what is written adds up to the written total: each is rounded down to the currency's unit
 * and the units that are missing go to the largest remainders (Hamilton's method), ties to the earlier row. No amount
 * moves by a whole unit.
 *
 * @returns the rounded amounts; `rest` is what the rows do not explain of the total, 0 when they do.
 */
export function roundToTotal(
  amounts: readonly number[],
  total: number,
  decimals: number,
): { readonly amounts: readonly number[]; readonly rest: number } {
  const scale = 10 ** decimals;
  const target = Math.round(total * scale);
  const floors = amounts.map((amount) => Math.floor(amount * scale));
  const missing = target - floors.reduce((sum, units) => sum + units, 0);
  const exact = amounts.reduce((sum, amount) => sum + amount, 0) * scale;
  if (Math.abs(exact - target) > 0.5 + 1e-6 * amounts.length) {
    const rounded = amounts.map((amount) => Math.round(amount * scale));
    const rest = target - rounded.reduce((sum, units) => sum + units, 0);
    return { amounts: rounded.map((units) => units / scale), rest: rest / scale };
  }
  const units = giveOut(amounts, floors, { scale, missing });
  return { amounts: units.map((unit) => unit / scale), rest: 0 };
}

function giveOut(
  amounts: readonly number[],
  floors: readonly number[],
  { scale, missing }: { readonly scale: number; readonly missing: number },
): readonly number[] {
  const order = amounts
    .map((amount, row) => ({ row, remainder: amount * scale - (floors[row] ?? 0) }))
    .sort((a, b) => b.remainder - a.remainder || a.row - b.row);
  const raised = new Set(order.slice(0, missing).map(({ row }) => row));
  return floors.map((units, row) => units + (raised.has(row) ? 1 : 0));
}
