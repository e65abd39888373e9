import { markup } from './markup.ts';
import type { Markup } from './markup.ts';
import type { ReportData, ReportPrices } from './report-data.ts';

const scatter = (kind: string, title: string, note: string): Markup =>
  markup`<figure class="chart" data-scatter="${kind}" data-title="${title}"><div class="chart-head"><figcaption>${title}</figcaption></div><p class="note">${note}</p><div class="legend" aria-hidden="true"></div><div class="plot"></div></figure>`;

/** What the script draws from the round trips. */
export const scatters = (): Markup =>
  markup`${scatter(
    'excursion',
    'Adverse and favorable excursion',
    'How far each round trip went against the position (left) and for it (up), as shares of the entry price.',
  )}${scatter('holding', 'Holding time and return', 'Return on entry notional by the days held.')}`;

/** All round trips, page by page, sorted by any column, of one instrument or all. */
export const tradeTable = ({ trades }: ReportData): Markup => {
  const names = [...new Set(trades.rows.map(({ instrument }) => instrument))].sort();
  return markup`<section class="block" data-trades><h3>Round trips</h3><p class="note">${trades.note}</p>
<div class="bar"><label>Instrument <select data-filter="instrument"><option value="">all</option>${names.map((name) => markup`<option>${name}</option>`)}</select></label>
<label>Side <select data-filter="side"><option value="">both</option><option>long</option><option>short</option></select></label>
<label>Result <select data-filter="result"><option value="">all</option><option>winners</option><option>losers</option><option>open</option></select></label>
<span class="pages"><button type="button" data-page="-1" aria-label="Page before">‹</button><output aria-live="polite"></output><button type="button" data-page="1" aria-label="Next page">›</button></span></div>
<div class="scroll" tabindex="0" role="region" aria-label="Round trips"><table><thead></thead><tbody></tbody></table></div></section>`;
};

/** One instrument at a time, with its entries and exits. `first` is the place of the first chart. */
export const priceView = (
  { note, instruments }: ReportPrices,
  places: readonly number[],
): Markup =>
  instruments.length === 0
    ? markup`<p class="note">There are no prices to show.</p>`
    : markup`<section data-prices><div class="bar"><label>Instrument <select data-price>${instruments.map(
        ({ name }, place) => markup`<option value="${places[place] ?? ''}">${name}</option>`,
      )}</select></label><button type="button" data-step="-1" aria-label="Instrument before">‹</button><button type="button" data-step="1" aria-label="Next instrument">›</button></div>
<figure class="chart tall" data-price-chart data-title="Closes with entries and exits"><div class="chart-head"><figcaption>Closes with entries and exits</figcaption><label class="toggle"><input type="checkbox" data-toggle="log"> Log scale</label></div><p class="note">${note}</p><div class="legend" aria-hidden="true"></div><div class="plot"></div></figure></section>`;
