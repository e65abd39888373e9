import { formatValue } from './format.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';
import type { ReportData, ReportMetric, ReportTable } from './report-data.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const HEAT_FULL = 0.08;

const cellClass = (value: string | number): string =>
  typeof value === 'number' ? (value < 0 ? 'loss' : value > 0 ? 'gain' : '') : '';

const cell = (value: string | number): Markup =>
  markup`<td class="${cellClass(value)}">${typeof value === 'number' ? formatValue(value, 'money') : value}</td>`;

export const dataTable = ({ title, note, head, rows, total }: ReportTable): Markup => markup`
<div class="scroll"><table><caption>${title}</caption>
<thead><tr>${head.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map((row) => markup`<tr>${row.map(cell)}</tr>`)}</tbody>
${total ? markup`<tfoot><tr>${total.map(cell)}</tr></tfoot>` : null}</table></div>
<p class="note">${note}</p>`;

const heat = (value: number | undefined): Markup => {
  if (value === undefined) return markup`<td class="heat"></td>`;
  const share = Math.round(Math.min(1, Math.abs(value) / HEAT_FULL) * 60);
  const color = value < 0 ? '--loss' : '--gain';
  const style = `background: color-mix(in srgb, var(${color}) ${share}%, transparent)`;
  return markup`<td class="heat" style="${style}">${(value * 100).toFixed(1)}</td>`;
};

/** Months across, years down, each with its sum of the year. */
export const monthTable = ({ months, years }: ReportData): Markup => {
  const byMonth = new Map(months.map(({ year, month, value }) => [`${year}-${month}`, value]));
  const row = (year: number, whole: number): Markup =>
    markup`<tr><th scope="row">${year}</th>${MONTHS.map((_, month) => heat(byMonth.get(`${year}-${month + 1}`)))}${heat(whole)}</tr>`;
  return markup`<div class="scroll"><table><caption>Monthly and yearly returns, %</caption>
<thead><tr><th scope="col">Year</th>${MONTHS.map((name) => markup`<th scope="col">${name}</th>`)}<th scope="col">Year</th></tr></thead>
<tbody>${years.map(({ year, value }) => row(year, value))}</tbody></table></div>`;
};

const shown = ({ value, unit }: ReportMetric): string => formatValue(value, unit);

export const headline = ({ metrics, headline: names }: ReportData): Markup => {
  const chosen = names.flatMap((name) => metrics.filter((metric) => metric.name === name));
  return markup`<dl class="headline">${chosen.map((metric) => markup`<div><dt>${metric.title}</dt><dd>${shown(metric)}</dd></div>`)}</dl>`;
};

const groupTable = (group: string, metrics: readonly ReportMetric[]): Markup => markup`
<div class="scroll"><table><caption>${group}</caption><tbody>${metrics.map(
  (metric) =>
    markup`<tr><th scope="row">${metric.title}</th><td title="${metric.reason ?? ''}">${shown(metric)}</td></tr>`,
)}</tbody></table></div>`;

/** Every metric, by group. */
export const metricTables = ({ metrics }: ReportData): Markup => {
  const groups = [...new Set(metrics.map(({ group }) => group))];
  return markup`<div class="columns">${groups.map((group) =>
    groupTable(
      group,
      metrics.filter((metric) => metric.group === group),
    ),
  )}</div>`;
};
