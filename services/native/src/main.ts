import { boot } from './boot.ts';

process.exitCode = await boot(process.argv.slice(2), process.env);
// What is left now holds nothing that matters, and must not keep a terminal waiting.
process.exit();
