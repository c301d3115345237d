/** The result of one check. Part of the interface: `doctor --json` prints a list of them. */
export interface DoctorCheck {
  /** The area: `config`, `tls`, `platform`, `clock`, `credentials`, `outbox`, `application`, `webhook`, `bot`. */
  readonly area: string;
  /** With `failed` the exit code is 1. */
  readonly status: 'ok' | 'warning' | 'failed' | 'skipped';
  /** The finding, one sentence; for `skipped`, the reason. */
  readonly message: string;
  /** The cure. */
  readonly cure?: string;
}
