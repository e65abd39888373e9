import { keptRows, pick } from './decimation.ts';
import { markup, scriptJson } from './markup.ts';
import type { Markup } from './markup.ts';
import type { ReportChart, ReportHistogram, ReportScatter } from './report-data.ts';

const POINTS_MAX = 6000;
const MARKS_MAX = 2000;
const WIDTH = 560;
const HEIGHT = 260;
const PAD = 34;

const plain = (column: Float64Array): (number | null)[] =>
  Array.from(column, (value) => (Number.isFinite(value) ? Number(value.toPrecision(8)) : null));

/** A chart as numbers in the page, thinned out so that its extremes stay; a script draws it. */
export const timeChart = (chart: ReportChart): Markup => {
  const rows = keptRows(
    chart.lines.map(({ values }) => values),
    POINTS_MAX,
  );
  const data = {
    unit: chart.unit,
    time: Array.from(pick(chart.time, rows)),
    lines: chart.lines.map(({ name, values, isArea = false }) => ({
      name,
      isArea,
      values: plain(pick(values, rows)),
    })),
    marks: chart.marks.slice(0, MARKS_MAX),
  };
  const label = `${chart.title}: ${chart.lines.map(({ name }) => name).join(', ')} over time`;
  return markup`<figure data-chart data-label="${label}">
<figcaption>${chart.title}</figcaption>
<p class="note">${chart.note}</p>
<output></output><div class="plot"></div>
<script type="application/json">${scriptJson(data)}</script>
</figure>`;
};

const spanOf = (values: readonly number[]): readonly [number, number] => {
  const low = values.reduce((least, value) => Math.min(least, value), 0);
  const high = values.reduce((most, value) => Math.max(most, value), 0);
  return low === high ? [low, high + 1] : [low, high];
};

const SCATTER_MAX = 3000;

/** Points of two quantities, gains and losses told apart by color and by shape of the text. */
export const scatterChart = ({ title, note, x, y, points }: ReportScatter): Markup => {
  const shown = points.slice(0, SCATTER_MAX);
  const [left, right] = spanOf(shown.map((point) => point.x));
  const [bottom, top] = spanOf(shown.map((point) => point.y));
  const dots = shown.map((point) => {
    const cx = PAD + ((point.x - left) / (right - left)) * (WIDTH - 2 * PAD);
    const cy = HEIGHT - PAD - ((point.y - bottom) / (top - bottom)) * (HEIGHT - 2 * PAD);
    const kind = point.isGain ? 'gain' : 'loss';
    return markup`<circle class="${kind}" cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="3" opacity="0.7"><title>${point.text}</title></circle>`;
  });
  return markup`<figure><figcaption>${title}</figcaption><p class="note">${note}</p>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${`${title}: ${y} against ${x}`}">
<line class="grid" x1="${PAD}" x2="${WIDTH - PAD}" y1="${HEIGHT - PAD}" y2="${HEIGHT - PAD}"/>
<line class="grid" x1="${PAD}" x2="${PAD}" y1="${PAD}" y2="${HEIGHT - PAD}"/>
<text class="tick" x="${WIDTH - PAD}" y="${HEIGHT - 10}" text-anchor="end">${x}</text>
<text class="tick" x="${PAD}" y="20">${y}</text>${dots}</svg></figure>`;
};

const percent = (value: number): string => `${(value * 100).toFixed(2)} %`;

export const histogramChart = ({ edges, counts }: ReportHistogram): Markup => {
  const most = Math.max(1, ...counts);
  const width = (WIDTH - 2 * PAD) / counts.length;
  const bars = counts.map((count, place) => {
    const from = edges[place] ?? 0;
    const to = edges[place + 1] ?? 0;
    const height = (count / most) * (HEIGHT - 2 * PAD);
    const kind = from + to >= 0 ? 'gain' : 'loss';
    return markup`<rect class="${kind}" x="${(PAD + place * width).toFixed(1)}" y="${(HEIGHT - PAD - height).toFixed(1)}" width="${Math.max(1, width - 1).toFixed(1)}" height="${height.toFixed(1)}"><title>${`${percent(from)} to ${percent(to)}: ${count}`}</title></rect>`;
  });
  return markup`<figure><figcaption>Returns per period</figcaption><p class="note">How often each return came; hover for counts.</p>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Histogram of returns per period">${bars}
<text class="tick" x="${PAD}" y="${HEIGHT - 10}">${percent(edges[0] ?? 0)}</text>
<text class="tick" x="${WIDTH - PAD}" y="${HEIGHT - 10}" text-anchor="end">${percent(edges.at(-1) ?? 0)}</text></svg></figure>`;
};
