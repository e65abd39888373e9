import { jest } from '@jest/globals';

/**
 * Specs of the CLI run whole commands over real files. A test that is given up goes on running and meets
 * the next one, so it is given up only when it hangs; how long commands may take is the bench's to say.
 * (`testTimeout` of one project alone is not heeded.)
 */
jest.setTimeout(120_000);
