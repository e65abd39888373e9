import { minuteBars } from './bars.ts';
import { tightLoop } from './tight-loop.ts';
import { engineRun } from './engine-run.ts';
const bars = minuteBars(5_000_000, 1);
const eq = new Float64Array(bars.length);
let best = 0;
for (let i=0;i<5;i++){ const t=performance.now(); tightLoop(bars, eq); const s=(performance.now()-t)/1000; best=Math.max(best,5/s); }
console.log('TL', best.toFixed(1));
for (const [lookback, threshold] of JSON.parse(process.argv[2] ?? '[[20,0.004],[60,0.006],[200,0.03]]')) {
 for (let i=0;i<2;i++){ const r = engineRun({AAA: bars}, {lookback, threshold, journal: process.argv[3] !== "off"}); const rate=r.bars/r.seconds/1e6; console.log(lookback, threshold, rate.toFixed(1),'M/s', (100*rate/best).toFixed(1)+'% TL', 'bars per fill', (r.bars/r.fills).toFixed(0), 'events', r.events, 'us/fill', ((r.seconds-5e6*18e-9)/r.fills*1e6).toFixed(2)); }
}
