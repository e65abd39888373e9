export { ColumnCache } from './column-cache.ts';
export { fingerprintOf } from './fingerprint.ts';
