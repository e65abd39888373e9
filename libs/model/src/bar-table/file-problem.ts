const SENTENCES: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check data.path',
  EACCES: 'it may not be read; check its permissions',
  EISDIR: 'it is a folder; name a file, or a pattern such as folder/*.csv',
  ENOTREG: 'it is a pipe, a device or a socket; write what it gives to a file and name that',
  ELOOP: 'its links lead round in a circle; name the file itself',
  ENAMETOOLONG: 'its name is too long for the system; shorten it',
  ENOTDIR: 'a part of its path is a file and no folder; correct the path',
  Z_BUF_ERROR: 'the gzip file ends in the middle; fetch it again',
  Z_DATA_ERROR: 'the gzip file is damaged; fetch it again',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GB; split it, or give it as Parquet',
};

/** Why a file of bars cannot be opened, from the operating system's word for it. */
export const fileProblem = (code: string): string =>
  SENTENCES[code] ?? `it cannot be read, the system says ${code}; check the file, or name another`;
