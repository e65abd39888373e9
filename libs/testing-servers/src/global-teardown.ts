// Jest takes its global tear-down from the default export.
export default async (): Promise<void> => globalThis.stopTestServers?.();
