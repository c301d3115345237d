/**
 * How many examples a property is tried with. The suites `*.property.spec.ts` run twice: short in `npm test`, where
 * a failure is noticed soon, and long in `npm run test:system`, where a rare one is found.
 */
export function propertyRuns({ short, long }: { short: number; long: number }): number {
  return process.env.TESTS === 'system' ? long : short;
}
