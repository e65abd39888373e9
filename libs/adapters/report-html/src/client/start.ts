import type { PageCharts } from '../chart-spec.ts';
import { mountTimeChart } from './chart-frame.ts';
import { decodeColumn } from './columns.ts';
import type { PageDocument } from './dom.ts';
import { mountScatterChart } from './scatter-chart.ts';
import type { Surface } from './surface.ts';
import { mountTheme } from './theme.ts';
import { TimeWindow } from './time-window.ts';
import { mountTradeTable } from './trade-table.ts';

declare const document: PageDocument;

/** Brings the page to life. Without it the page still shows every number, without the charts. */
export function start(page: PageCharts): void {
  const surfaces = [...mountTimeCharts(page), ...mountScatterCharts(page)];
  mountTheme(() => {
    for (const surface of surfaces) surface?.redraw();
  });
  if (page.trades !== null) mountTradeTable(page.trades, page);
  mountInstrumentChoice();
  document.documentElement.dataset['ready'] = 'yes';
}

function mountTimeCharts(page: PageCharts): readonly (Surface | null)[] {
  const axes = page.axes.map(decodeColumn);
  const rows = Math.max(2, ...axes.map(({ length }) => length));
  const window = new TimeWindow(page.start, page.end, ((page.end - page.start) / rows) * 10);
  return page.timeCharts.map((spec) => {
    const figure = document.querySelector(`[data-chart="${spec.id}"]`);
    const time = axes[spec.axis];
    if (figure === null || time === undefined) return null;
    return mountTimeChart(figure, spec, { page, time, window });
  });
}

function mountScatterCharts(page: PageCharts): readonly (Surface | null)[] {
  return page.scatterCharts.map((spec) => {
    const figure = document.querySelector(`[data-chart="${spec.id}"]`);
    return figure && mountScatterChart(figure, spec);
  });
}

/** Shows the price chart of the instrument that is chosen. */
function mountInstrumentChoice(): void {
  const choice = document.querySelector('[data-instrument-choice]');
  choice?.addEventListener('change', () => {
    for (const figure of document.querySelectorAll('[data-price-chart]')) {
      figure.hidden = figure.dataset['chart'] !== choice.value;
    }
  });
}
