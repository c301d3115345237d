/** The exit codes of commands. Part of the interface: scripts and CI depend on them. */
export const EXIT_CODE = {
  /** Done, without findings. */
  ok: 0,
  /** It ran to its end and found a problem, or its action failed. */
  failed: 1,
  /** It could not start: the command line or the configuration is invalid. */
  usage: 2,
} as const;

export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE];
