import { formatValue } from './format.ts';
import { Markup, markup } from './markup.ts';
import type { PageData } from './page-data.ts';
import type { ReportChart, ReportHistogram } from './report-data.ts';

/** The place where the script draws a chart, with its head; the numbers go into the page's data. */
export const timeChart = (chart: ReportChart, data: PageData): Markup => {
  const {
    title,
    note,
    height = 'normal',
    hasTrades = false,
    hasLog = false,
    isLog = false,
  } = chart;
  const toggle = (name: string, label: string, isOn = false): Markup =>
    markup`<label class="toggle"><input type="checkbox" data-toggle="${name}"${isOn ? new Markup(' checked') : null}> ${label}</label>`;
  return markup`<figure class="chart ${height}" data-chart="${data.add(chart)}" data-title="${title}">
<div class="chart-head"><figcaption>${title}</figcaption>${hasLog ? toggle('log', 'Log scale', isLog) : null}${hasTrades ? toggle('trades', 'Trades', data.hasFewTrades) : null}</div>
<p class="note">${note}</p><div class="legend" aria-hidden="true"></div><div class="plot"></div></figure>`;
};

const WIDTH = 560;
const HEIGHT = 270;
/** Above the bars there is room for two lines of labels in the largest type they are shown in. */
const PAD = { side: 14, top: 56, bottom: 30 };
const LABEL = 23;
/** Of a label's length in the largest type, for the side it goes to. */
const LETTER = 9.5;

interface Scale {
  readonly x: (value: number) => number;
  readonly y: (count: number) => number;
}

const scaleOf = ({ edges, counts }: ReportHistogram): Scale => {
  const [low = 0] = edges;
  const high = edges.at(-1) ?? 1;
  const most = Math.max(1, ...counts);
  return {
    x: (value) => PAD.side + ((value - low) / (high - low || 1)) * (WIDTH - 2 * PAD.side),
    y: (count) => HEIGHT - PAD.bottom - (count / most) * (HEIGHT - PAD.top - PAD.bottom),
  };
};

const ticksOf = ({ edges, unit }: ReportHistogram, { x }: Scale): readonly Markup[] => {
  const [low = 0] = edges;
  const high = edges.at(-1) ?? 1;
  const raw = (high - low) / 6;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= raw) ?? raw;
  const count = Math.floor((high - low) / step) + 1;
  return Array.from({ length: count }, (_, place) => (Math.ceil(low / step) + place) * step)
    .filter((value) => value <= high)
    .map((value) => {
      const text = unit === 'fraction' ? `${Number((value * 100).toPrecision(6))}%` : `${value}`;
      return markup`<text class="tick" x="${x(value).toFixed(1)}" y="${HEIGHT - 10}" text-anchor="middle">${text.replace('-', '−')}</text>`;
    });
};

const barsOf = (
  { edges, counts, unit }: ReportHistogram,
  { x, y }: Scale,
): readonly (Markup | null)[] =>
  counts.map((count, place) => {
    const [from = 0, to = 0] = [edges[place], edges[place + 1]];
    if (count === 0) return null;
    const crossesZero = from < 0 && to > 0;
    const kind = unit !== 'fraction' || crossesZero ? 'plain' : from >= 0 ? 'gain' : 'loss';
    const width = Math.max(1, x(to) - x(from) - 1);
    return markup`<rect class="${kind}" x="${x(from).toFixed(1)}" y="${y(count).toFixed(1)}" width="${width.toFixed(1)}" height="${(y(0) - y(count)).toFixed(1)}"><title>${`${formatValue(from, unit)} to ${formatValue(to, unit)}: ${count}`}</title></rect>`;
  });

/** Bars by class, with some values marked. */
export const histogramChart = (histogram: ReportHistogram): Markup => {
  const { title, note, unit, counts, marks } = histogram;
  const scale = scaleOf(histogram);
  const lines = marks.map(({ name, value }, place) => {
    const at = scale.x(value).toFixed(1);
    const label = `${name} ${formatValue(value, unit)}`;
    const anchor = scale.x(value) + label.length * LETTER > WIDTH ? 'end' : 'start';
    const y = LABEL + (place % 2) * LABEL;
    return markup`<line class="mark" x1="${at}" x2="${at}" y1="${y - LABEL + 8}" y2="${HEIGHT - PAD.bottom}"/><text class="tick strong" x="${at}" y="${y}" text-anchor="${anchor}" dx="${anchor === 'end' ? -4 : 4}">${label}</text>`;
  });
  const total = counts.reduce((sum, count) => sum + count, 0);
  const told = marks.map(({ name, value }) => `${name} ${formatValue(value, unit)}`).join(', ');
  return markup`<figure class="chart"><div class="chart-head"><figcaption>${title}</figcaption></div><p class="note">${note}</p>
<svg class="static" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${`${title}: ${total} values; ${told}`}">
<line class="grid" x1="${PAD.side}" x2="${WIDTH - PAD.side}" y1="${HEIGHT - PAD.bottom}" y2="${HEIGHT - PAD.bottom}"/>${barsOf(histogram, scale)}${ticksOf(histogram, scale)}${lines}</svg></figure>`;
};
