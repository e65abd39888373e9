import { readFileSync } from 'node:fs';
import { histogramChart, timeChart } from './figures.ts';
import { Markup, markup, scriptJson } from './markup.ts';
import { PageData } from './page-data.ts';
import type { ReportChart, ReportData, ReportFact } from './report-data.ts';
import { dataTable, headline, metricTables, monthTable } from './tables.ts';
import { priceView, scatters, tradeTable } from './trade-views.ts';

const asset = (name: string): string =>
  readFileSync(new URL(`./client/${name}`, import.meta.url), 'utf8');

/** In this order, into one scope of their own. */
const SCRIPTS = [
  'format.js',
  'scale.js',
  'marks.js',
  'chart-drawing.js',
  'time-chart.js',
  'scatter-chart.js',
  'trade-table.js',
  'page.js',
];

const script = (): Markup =>
  new Markup(`(() => {\n'use strict';\n${SCRIPTS.map(asset).join('\n')}\n})();`);

const warnings = ({ warnings: given }: ReportData): Markup =>
  given.length === 0
    ? markup`<p class="fine">No warnings.</p>`
    : markup`<section class="warnings" aria-label="Warnings"><h2>${given.length === 1 ? '1 warning' : `${given.length} warnings`}</h2><ul>${given.map(({ code, detail }) => markup`<li><code>${code}</code> ${detail}</li>`)}</ul></section>`;

const facts = (list: readonly ReportFact[], kind: string): Markup =>
  markup`<dl class="${kind}">${list.map(({ term, text }) => markup`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>`;

const RANGES = ['1M', '3M', '6M', 'YTD', '1Y', '3Y', '5Y', 'All'];

const ranges = (): Markup =>
  markup`<div class="bar ranges" role="group" aria-label="Range of all charts over time">${RANGES.map((name) => markup`<button type="button" data-range="${name}" aria-pressed="${String(name === 'All')}">${name}</button>`)}<output aria-live="polite"></output></div>`;

interface Section {
  readonly id: string;
  /** As the row of links at the top names it. */
  readonly short: string;
  readonly title: string;
  readonly body: Markup;
}

const sectionsOf = (data: ReportData, page: PageData): readonly Section[] => {
  const charts = (list: readonly ReportChart[]) => list.map((chart) => timeChart(chart, page));
  const pair = (...content: readonly (Markup | readonly Markup[])[]): Markup =>
    markup`<div class="columns">${content}</div>`;
  return [
    {
      id: 'equity',
      short: 'Equity',
      title: 'Equity and drawdown',
      body: markup`${ranges()}${charts(data.equity)}${dataTable(data.drawdowns)}`,
    },
    {
      id: 'returns',
      short: 'Returns',
      title: 'Returns',
      body: markup`${monthTable(data)}${pair(data.histograms.slice(0, 1).map(histogramChart), charts(data.rolling.slice(0, 1)))}`,
    },
    {
      id: 'risk',
      short: 'Risk',
      title: 'Rolling risk and exposure',
      body: pair(charts(data.rolling.slice(1)), charts(data.exposure)),
    },
    {
      id: 'trades',
      short: 'Round trips',
      title: 'Round trips',
      body: markup`<div class="columns three">${scatters()}${data.histograms.slice(1).map(histogramChart)}</div>${tradeTable(data)}`,
    },
    {
      id: 'costs',
      short: 'Costs',
      title: 'Costs and delay',
      body: markup`${pair(data.costs.map(dataTable))}${charts(data.costCharts)}`,
    },
    {
      id: 'prices',
      short: 'Prices',
      title: 'Prices',
      body: priceView(data.prices, page.addPrices(data.prices)),
    },
    {
      id: 'attribution',
      short: 'Attribution',
      title: 'Where the result came from',
      body: pair(data.attribution.map(dataTable)),
    },
    { id: 'metrics', short: 'Metrics', title: 'All metrics', body: metricTables(data) },
    {
      id: 'setup',
      short: 'Setup',
      title: 'Conventions and configuration',
      body: markup`${facts(data.conventions, 'terms')}<h3>Configuration as used</h3><pre tabindex="0" aria-label="Configuration as used">${data.configuration}</pre>`,
    },
  ];
};

const sectionMarkup = ({ id, title, body }: Section): Markup =>
  markup`<section class="part" id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${body}</section>`;

/** The tear sheet: one self-contained page, without a request to anywhere. */
export const renderReport = (data: ReportData): string => {
  const page = new PageData(data);
  const sections = sectionsOf(data, page);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${data.title}</title>
<link rel="icon" href="data:,">
<style>${new Markup(asset('page.css'))}</style>
</head>
<body>
<a class="skip" href="#equity">Skip to the charts</a>
<header><div><p class="brand">StratVector tear sheet</p><h1>${data.title}</h1><p class="lead">${data.subtitle}</p></div><div class="tools"><button id="theme" type="button">Dark</button><button id="print" type="button">Print</button></div></header>
<main>
${warnings(data)}
${facts(data.facts, 'facts')}
${headline(data)}
<nav aria-label="Sections">${sections.map(({ id, short }) => markup`<a href="#${id}">${short}</a>`)}</nav>
<noscript><p class="fine">The charts and the list of round trips are drawn by a script in this page, which is switched off here.</p></noscript>
${sections.map(sectionMarkup)}
</main>
<div id="tip" role="presentation" hidden></div>
<script id="data" type="application/json">${scriptJson(page.value())}</script>
<script>${script()}</script>
</body>
</html>
`.text;
};
