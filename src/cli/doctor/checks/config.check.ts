import { ConfigError, type LoadedConfig } from '../../../config/index.js';
import type { DoctorCheck } from '../check.interface.js';

const AREA = 'config';

/** The configuration as the boot would read it: all problems at once. Without one nothing else can be looked at. */
export function checkConfig(load: () => LoadedConfig): { checks: DoctorCheck[]; loaded?: LoadedConfig } {
  try {
    const loaded = load();
    const warnings = loaded.warnings.map((message): DoctorCheck => ({
      area: AREA,
      status: 'warning',
      message,
    }));
    const ok: DoctorCheck = { area: AREA, status: 'ok', message: 'The configuration is complete and sound.' };
    return { checks: [ok, ...warnings], loaded };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const problems = error.problems.map(({ variable, problem, cure }): DoctorCheck => ({
      area: AREA,
      status: 'failed',
      message: `${variable} ${problem}.`,
      cure,
    }));
    const warnings = error.warnings.map((message): DoctorCheck => ({
      area: AREA,
      status: 'warning',
      message,
    }));
    return { checks: [...problems, ...warnings] };
  }
}
