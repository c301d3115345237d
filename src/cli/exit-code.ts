/** What a command says to the shell that ran it. A part of the interface: scripts and CI decide by it. */
export const EXIT_CODE = {
  /** Done, and nothing to complain about. */
  ok: 0,
  /** It ran to its end and found something, or what it was asked to do failed. */
  failed: 1,
  /** It could not begin: the command line or the configuration is wrong. */
  usage: 2,
} as const;

export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE];
