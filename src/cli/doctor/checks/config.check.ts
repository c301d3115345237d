import { ConfigError, type LoadedConfig } from '../../../config/index.js';
import type { DoctorCheck } from '../check.interface.js';

const AREA = 'config';

/**
 * Reads the configuration like the start does, and reports all problems at once. Without a valid configuration no other
 * check can run.
 */
export function checkConfig(load: () => LoadedConfig): { checks: DoctorCheck[]; loaded?: LoadedConfig } {
  try {
    const loaded = load();
    const warnings = loaded.warnings.map((message): DoctorCheck => ({
      area: AREA,
      status: 'warning',
      message,
    }));
    const ok: DoctorCheck = { area: AREA, status: 'ok', message: 'The configuration is complete and valid.' };
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
