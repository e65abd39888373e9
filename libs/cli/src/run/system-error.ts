/** The operating system's word for what went wrong, such as ENOENT, else the error's own. */
export const codeOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null) return String(error);
  if ('code' in error) return String(error.code);
  return 'message' in error ? String(error.message) : JSON.stringify(error);
};
