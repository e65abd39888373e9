import { formatSigned, formatValue } from './format.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';
import type {
  ReportCell,
  ReportData,
  ReportMetric,
  ReportMonth,
  ReportTable,
  ReportYear,
} from './report-data.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const NOTHING_HELD = '–';
/** Of so many rows on a table scrolls inside its box. */
const LONG = 14;

const signClass = (value: number | null): string =>
  value === null || value === 0 ? '' : value < 0 ? 'loss' : 'gain';

const cell = (content: ReportCell): Markup => {
  if (typeof content === 'string') return markup`<td>${content}</td>`;
  const { value, unit, isResult = false, bar } = content;
  const style = bar === undefined ? null : markup` style="--b: ${Math.round(bar * 100)}%"`;
  const kind = bar === undefined ? '' : ' tinted';
  return isResult
    ? markup`<td class="num ${signClass(value)}${kind}"${style}>${formatSigned(value, unit)}</td>`
    : markup`<td class="num">${formatValue(value, unit)}</td>`;
};

/** A column of text is aligned left, one of numbers right, its head like it. */
const headCell =
  (rows: ReportTable['rows']) =>
  (name: string, place: number): Markup =>
    markup`<th scope="col" class="${rows.every((row) => typeof row[place] === 'string') ? '' : 'num'}">${name}</th>`;

export const dataTable = ({ title, note, head, rows, total }: ReportTable): Markup => markup`
<section class="block"><h3>${title}</h3>${note === '' ? null : markup`<p class="note">${note}</p>`}
<div class="scroll${rows.length > LONG ? ' long' : ''}" tabindex="0" role="region" aria-label="${title}"><table>
<thead><tr>${head.map(headCell(rows))}</tr></thead>
<tbody>${rows.length === 0 ? markup`<tr><td colspan="${head.length}">none</td></tr>` : rows.map((row) => markup`<tr>${row.map(cell)}</tr>`)}</tbody>
${total ? markup`<tfoot><tr>${total.map(cell)}</tr></tfoot>` : null}</table></div></section>`;

/** The strongest color stands for the largest month but a few, so that one crash does not pale the rest. */
const fullOf = (months: readonly ReportMonth[]): number => {
  const sizes = months.map(({ value }) => Math.abs(value)).sort((a, b) => a - b);
  return sizes[Math.floor((sizes.length - 1) * 0.95)] || 1;
};

/** A month in which nothing was held is no return of zero: it has a sign of its own. */
const heat = (month: ReportMonth | undefined, full: number): Markup => {
  if (month === undefined) return markup`<td class="heat"></td>`;
  const { value, isHeld } = month;
  if (!isHeld && value === 0)
    return markup`<td class="heat idle" title="nothing was held">${NOTHING_HELD}</td>`;
  const share = Math.round(Math.min(1, Math.abs(value) / full) * 62);
  const style = `--c: var(${value < 0 ? '--loss' : '--gain'}); --p: ${share}%`;
  const digits = full < 0.02 ? 2 : 1;
  return markup`<td class="heat" style="${style}">${(value * 100)
    .toFixed(digits)
    .replace(/^-(?=[0.]*$)/, '')
    .replace('-', '−')}</td>`;
};

const yearCells = ({ value, benchmark }: ReportYear): Markup =>
  markup`<td class="num sum ${signClass(value)}">${formatSigned(value, 'fraction')}</td>${
    benchmark === null
      ? null
      : markup`<td class="num">${formatSigned(benchmark, 'fraction')}</td><td class="num ${signClass(value - benchmark)}">${formatSigned(value - benchmark, 'fraction')}</td>`
  }`;

/** Months across, years down, each with the whole year against the benchmark's. */
export const monthTable = ({ months, years }: ReportData): Markup => {
  const byMonth = new Map(months.map((one) => [`${one.year}-${one.month}`, one]));
  const full = fullOf(months);
  const hasBenchmark = years.some(({ benchmark }) => benchmark !== null);
  const row = (year: ReportYear): Markup =>
    markup`<tr><th scope="row">${String(year.year)}</th>${MONTHS.map((_, month) => heat(byMonth.get(`${year.year}-${month + 1}`), full))}${yearCells(year)}</tr>`;
  return markup`<section class="block"><h3>Monthly and yearly returns, %</h3>${months.some(({ isHeld }) => !isHeld) ? markup`<p class="note">${NOTHING_HELD} is a month in which nothing was held.</p>` : null}<div class="scroll" tabindex="0" role="region" aria-label="Monthly and yearly returns"><table class="months">
<thead><tr><th scope="col">Year</th>${MONTHS.map((name) => markup`<th scope="col" class="num">${name}</th>`)}<th scope="col" class="num">Year</th>${hasBenchmark ? markup`<th scope="col" class="num">Benchmark</th><th scope="col" class="num">Difference</th>` : null}</tr></thead>
<tbody>${years.map(row)}</tbody></table></div></section>`;
};

const shown = ({ values, unit }: ReportMetric, sample: number): string =>
  formatValue(values[sample]?.value ?? null, unit);

/** The main figures; with a holdout the parts stand below the whole. */
export const headline = ({ metrics, headline: chosen, samples }: ReportData): Markup => {
  const whole = samples.length - 1;
  const part = (metric: ReportMetric) => (name: string, sample: number) =>
    sample === whole ? null : markup`<span>${name} <b>${shown(metric, sample)}</b></span>`;
  const card = (metric: ReportMetric, note: string): Markup =>
    markup`<div><dt>${metric.title}</dt><dd>${shown(metric, whole)}</dd><dd class="sub">${samples.map(part(metric))}${note === '' ? null : markup`<span>${note}</span>`}</dd></div>`;
  return markup`<dl class="headline">${chosen.flatMap(({ metric: name, note }) =>
    metrics.filter((metric) => metric.name === name).map((metric) => card(metric, note)),
  )}</dl>`;
};

const metricRow = (metric: ReportMetric): Markup =>
  markup`<tr><th scope="row" title="${`${metric.name}: ${metric.formula}`}">${metric.title}</th>${metric.values.map(
    ({ reason }, sample) =>
      markup`<td class="num"${reason === null ? null : markup` title="${reason}"`}>${shown(metric, sample)}</td>`,
  )}</tr>`;

const groupTable = (
  group: string,
  metrics: readonly ReportMetric[],
  samples: readonly string[],
): Markup => markup`
<section class="block"><h3>${group}</h3><table class="metrics">${
  samples.length === 1
    ? null
    : markup`<thead><tr><th scope="col"></th>${samples.map((name) => markup`<th scope="col" class="num">${name}</th>`)}</tr></thead>`
}<tbody>${metrics.map(metricRow)}</tbody></table></section>`;

/** Every metric, by group, with a column for each sample. */
export const metricTables = ({ metrics, samples }: ReportData): Markup => {
  const groups = [...new Set(metrics.map(({ group }) => group))];
  return markup`<div class="flow${samples.length > 1 ? ' wide' : ''}">${groups.map((group) =>
    groupTable(
      group.charAt(0).toUpperCase() + group.slice(1),
      metrics.filter((metric) => metric.group === group),
      samples,
    ),
  )}</div>`;
};
