import { auditDatabase, AuditRefused } from '@stratvector/event-store-postgres';
import type { StoreAudit } from '@stratvector/event-store-postgres';
import { BadInput, CheckFailed } from '../../failure.ts';
import { counted } from '../../run/terminal.ts';

export interface VerifyOptions {
  readonly database?: string;
  readonly schema: readonly string[];
  readonly json?: boolean;
}

const linesOf = ({ schema, streams, events, faults, isCut }: StoreAudit): readonly string[] => [
  `${schema}: ${counted(streams, 'stream')}, ${counted(events, 'event')}, ${
    faults.length === 0 ? 'intact' : 'BROKEN'
  }`,
  ...faults.map(
    ({ stream, version, problem }) =>
      `  ${stream}${version === null ? '' : ` version ${String(version)}`}: ${problem}`,
  ),
  ...(isCut ? ['  and more'] : []),
];

const audited = async (options: VerifyOptions): Promise<readonly StoreAudit[]> => {
  const url = options.database ?? process.env['DATABASE_URL'];
  if (url === undefined || url === '')
    throw new BadInput([
      'audit verify: no database is named; give --database postgres://user:password@host:5432/database, or set DATABASE_URL',
    ]);
  try {
    return await auditDatabase(url, options.schema);
  } catch (error) {
    if (error instanceof AuditRefused) throw new BadInput([`audit verify: ${error.message}`]);
    throw error;
  }
};

/** `stratvector audit verify`: whether the logs of services are what was appended to them. */
export const verifyAudit = async (options: VerifyOptions): Promise<void> => {
  const audits = await audited(options);
  if (options.json === true) console.log(JSON.stringify({ stores: audits }, null, 2));
  else for (const audit of audits) console.log(linesOf(audit).join('\n'));
  const broken = audits.filter(({ faults }) => faults.length > 0);
  if (broken.length > 0)
    throw new CheckFailed(
      `the log was changed after it was written: ${broken.map(({ schema }) => schema).join(', ')}. Keep the database as it is and compare it with a backup`,
    );
};
