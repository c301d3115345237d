/** `ENOENT`, `EACCES`, ...: the part of a file system's error that can be shown, whatever else stands in its message. */
export function errorCode(error: unknown): string {
  return (error as NodeJS.ErrnoException | undefined)?.code ?? 'unreadable';
}
