import { bootProcess } from '@stratvector/hosting';

process.exitCode = await bootProcess('venue', process.env);
// What is left now holds nothing that matters, and must not keep whoever stops it waiting.
process.exit();
