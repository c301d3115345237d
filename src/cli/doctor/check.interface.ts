/** What one look at one thing found. A part of the interface: `doctor --json` prints a list of them. */
export interface DoctorCheck {
  /** What was looked at: `config`, `tls`, `platform`, `clock`, `credentials`, `outbox`, `application`, `webhook`, `bot`. */
  readonly area: string;
  /** `failed` makes the exit code 1. */
  readonly status: 'ok' | 'warning' | 'failed' | 'skipped';
  /** What was found, one sentence; for `skipped`, why. */
  readonly message: string;
  /** What to do about it. */
  readonly cure?: string;
}
