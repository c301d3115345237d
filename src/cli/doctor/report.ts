import type { CommandResult } from '../command.interface.js';
import type { Style } from '../output/index.js';
import type { DoctorCheck } from './check.interface.js';

const MARKS = {
  ok: { mark: 'ok     ', colour: 'green' },
  warning: { mark: 'warning', colour: 'yellow' },
  failed: { mark: 'failed ', colour: 'red' },
  skipped: { mark: 'skipped', colour: 'dim' },
} as const;

/** The checks as a result. @param strict warnings count as failures */
export function reportChecks(checks: readonly DoctorCheck[], strict: boolean): CommandResult {
  const count = (status: DoctorCheck['status']): number =>
    checks.filter((check) => check.status === status).length;
  const summary = {
    ok: count('ok'),
    warning: count('warning'),
    failed: count('failed'),
    skipped: count('skipped'),
  };
  return {
    data: { summary, checks },
    text: (style) =>
      [
        ...checks.map((check) => line(check, style)),
        '',
        `${summary.ok} ok, ${summary.warning} warnings, ${summary.failed} failed, ${summary.skipped} skipped`,
      ].join('\n'),
    failed: summary.failed > 0 || (strict && summary.warning > 0),
  };
}

function line({ area, status, message, cure }: DoctorCheck, style: Style): string {
  const { mark, colour } = MARKS[status];
  const first = `${style[colour](mark)}  ${area.padEnd(11)}  ${message}`;
  return cure === undefined ? first : `${first}\n${' '.repeat(22)}${style.dim(cure)}`;
}
