/** The C library's words, which other libraries quote without the code. */
const SYSTEM_WORDS: Readonly<Record<string, string>> = {
  'permission denied': 'EACCES',
  'operation not permitted': 'EPERM',
  'not a directory': 'ENOTDIR',
  'file name too long': 'ENAMETOOLONG',
  'too many levels of symbolic links': 'ELOOP',
  'too many open files': 'EMFILE',
  'input/output error': 'EIO',
  'no such file or directory': 'ENOENT',
  'is a directory': 'EISDIR',
  'file exists': 'EEXIST',
  'read-only file system': 'EROFS',
  'no space left on device': 'ENOSPC',
  'disk quota exceeded': 'EDQUOT',
  'device or resource busy': 'EBUSY',
};

/** The first line of what a library says, without the kind of error that some put in front. */
const firstLine = (message: string): string =>
  (message.split('\n')[0] ?? '').replace(/^[A-Z][A-Za-z ]* Error: /, '');

const codeIn = (message: string): string => {
  const said = message.toLowerCase();
  const words = Object.keys(SYSTEM_WORDS).find((some) => said.includes(some));
  return SYSTEM_WORDS[words ?? ''] ?? firstLine(message);
};

/** The operating system's word for what went wrong, such as ENOENT, else the error's own. */
export const codeOf = (error: unknown): string => {
  if (typeof error !== 'object' || error === null) return String(error);
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'message' in error ? codeIn(String(error.message)) : JSON.stringify(error);
};

/** What holds whether a file is read or written. */
const EITHER: Readonly<Record<string, string>> = {
  EACCES: 'its permissions do not allow it; change them, or name another',
  EPERM: 'the system does not allow it; name another',
  ENOTDIR: 'a part of its path is a file and no folder; correct the path',
  ENAMETOOLONG: 'its name is too long for the system; shorten it',
  ELOOP: 'its links lead round in a circle; name the file itself',
  EMFILE: 'too many files are open; close other programs and try again',
  EIO: 'the disk reports an error; look after it, or use another',
};

const READING: Readonly<Record<string, string>> = {
  ...EITHER,
  ENOENT: 'there is no such file; check the path',
  EISDIR: 'it is a folder; name a file in it',
  ENOTREG: 'it is a pipe, a device or a socket; write what it gives to a file and name that',
  ERR_STRING_TOO_LONG: 'it is larger than a text may be (512 MB); split it, or name a smaller file',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GB; split it, or name a smaller file',
};

const WRITING: Readonly<Record<string, string>> = {
  ...EITHER,
  ENOTREG: 'it is a pipe, a device or a socket; name a file',
  ENOENT: 'the folder it would be in is not there and cannot be made; name another place',
  EISDIR: 'it is a folder; name a file',
  EEXIST: 'something of that name is in its way; name another',
  EROFS: 'the file system is read-only; name another place',
  ENOSPC: 'the disk is full; make room, or name another place',
  EDQUOT: 'your share of the disk is used up; make room, or name another place',
  EBUSY: 'another program holds it; close that, or name another',
};

/** Why something could not be read, in words and with what to do. */
export const readingProblem = (error: unknown): string =>
  READING[codeOf(error)] ?? `the system says ${codeOf(error)}; name another file`;

/** Why something could not be written, in words and with what to do. */
export const writingProblem = (error: unknown): string =>
  WRITING[codeOf(error)] ?? `the system says ${codeOf(error)}; name another place`;
