export { barsOfRows } from './bars-of-rows.ts';
export type { Layout, VendorAdjustment } from './layout.ts';
export { readVendorText } from './read-vendor-text.ts';
export type { VendorRows } from './read-vendor-text.ts';
export { LAYOUTS } from './registry.ts';
