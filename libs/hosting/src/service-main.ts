import { join } from 'node:path';
import type { ServiceName } from '@stratvector/contexts';

const FOLDERS: Readonly<Record<ServiceName, string>> = {
  market_data: 'market-data',
  strategy: 'strategy',
  risk: 'risk',
  execution: 'execution',
  venue: 'venue-simulated',
  analytics: 'analytics',
};

/** What Node runs for a service, in a repository at `root`. */
export const serviceMain = (root: string, service: ServiceName): string =>
  join(root, 'services', FOLDERS[service], 'src/main.ts');
