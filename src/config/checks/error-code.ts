/** The code of a file system error, such as `ENOENT` or `EACCES`. Safe to show: the message may hold the path. */
export function errorCode(error: unknown): string {
  return (error as NodeJS.ErrnoException | undefined)?.code ?? 'unreadable';
}
