import { spawn } from 'node:child_process';

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'open',
  linux: 'xdg-open',
  win32: 'explorer',
};

/** Shows a file in whatever the desktop shows it with; where there is none, says where it is. */
export const openFile = (path: string): void => {
  const opener = OPENERS[process.platform] ?? 'xdg-open';
  const child = spawn(opener, [path], { detached: true, stdio: 'ignore' });
  child.on('error', () => {
    console.error(`--open: there is no ${opener} here; open ${path} in a browser`);
  });
  child.unref();
};
