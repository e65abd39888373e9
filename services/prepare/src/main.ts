import { bootPrepare } from '@stratvector/hosting';

process.exitCode = await bootPrepare(process.env);
