/** The version of this program, as in `package.json`; a run keeps it. */
export const VERSION = '0.1.0';
