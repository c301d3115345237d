let before: Promise<unknown> = Promise.resolve();

/**
 * Runs the work with these variables of the environment, and puts back what was there. The environment is one for the
 * whole process, so one waits for the other.
 */
export function withEnvironment<T>(
  variables: Readonly<Record<string, string>>,
  work: () => Promise<T>,
): Promise<T> {
  const run = async (): Promise<T> => {
    const saved = { ...process.env };
    Object.assign(process.env, variables);
    try {
      return await work();
    } finally {
      for (const name of Object.keys(process.env)) if (!(name in saved)) delete process.env[name];
      Object.assign(process.env, saved);
    }
  };
  const result = before.then(run);
  before = result.catch(() => undefined);
  return result;
}
