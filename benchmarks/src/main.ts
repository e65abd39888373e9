import { cpus, release, totalmem } from 'node:os';
import { dataGroup } from './data-group.ts';
import { engineGroup } from './engine-group.ts';
import { isMissed, printed } from './report.ts';
import type { Group } from './row.ts';
import { venueGroup } from './venue-group.ts';

const GROUPS: Readonly<Record<string, () => Group>> = {
  engine: engineGroup,
  venue: venueGroup,
  data: dataGroup,
};

const words = process.argv.slice(2);
const asked = words.filter((word) => !word.startsWith('--'));
const unknown = asked.filter((word) => !(word in GROUPS));
if (unknown.length > 0) {
  console.error(
    `no benchmark ${unknown.join(', ')}; there are ${Object.keys(GROUPS).join(', ')}; without a name all run`,
  );
  process.exit(2);
}

const groups = Object.entries(GROUPS)
  .filter(([name]) => asked.length === 0 || asked.includes(name))
  .map(([, run]) => run());

const machine = {
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  memoryGigabytes: Math.round(totalmem() / 1e9),
  kernel: release(),
  node: process.versions.node,
  v8: process.versions.v8,
};

if (words.includes('--json')) console.log(JSON.stringify({ machine, groups }, null, 2));
else for (const group of groups) console.log(printed(group));

if (words.includes('--gate') && groups.some(isMissed)) process.exit(1);
