import { readFileSync } from 'node:fs';
import { histogramChart, scatterChart, timeChart } from './figures.ts';
import { Markup, markup } from './markup.ts';
import type { ReportData } from './report-data.ts';
import { dataTable, headline, metricTables, monthTable } from './tables.ts';

const asset = (name: string): Markup =>
  new Markup(readFileSync(new URL(`./client/${name}`, import.meta.url), 'utf8'));

const warnings = ({ warnings: given }: ReportData): Markup | null =>
  given.length === 0
    ? null
    : markup`<ul class="warnings" aria-label="Warnings">${given.map(({ code, detail }) => markup`<li><b>${code}</b>${detail}</li>`)}</ul>`;

/** The tear sheet: one self-contained page, without a request to anywhere. */
export const renderReport = (data: ReportData): string =>
  markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${data.title}</title>
<link rel="icon" href="data:,">
<style>${asset('page.css')}</style>
</head>
<body>
<header><div><h1>${data.title}</h1><p class="sub">${data.subtitle}</p></div><button id="theme" type="button">Theme</button></header>
<main>
${warnings(data)}
${headline(data)}
<section aria-label="Equity and risk over time">${data.charts.map(timeChart)}</section>
<h2>Returns by month</h2>
${monthTable(data)}
<h2>Distribution and trades</h2>
<div class="columns">${data.histogram ? histogramChart(data.histogram) : null}${data.scatters.map(scatterChart)}</div>
<h2>Tables</h2>
<div class="columns">${data.tables.map((table) => markup`<section>${dataTable(table)}</section>`)}</div>
<h2>All metrics</h2>
${metricTables(data)}
<h2>Configuration</h2>
<pre tabindex="0">${data.configuration}</pre>
</main>
<script>${asset('charts.js')}</script>
</body>
</html>
`.text;
