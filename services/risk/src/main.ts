import { bootProcess } from '@stratvector/hosting';

process.exitCode = await bootProcess('risk', process.env);
// What is left now holds nothing that matters, and must not keep whoever stops it waiting.
process.exit();
