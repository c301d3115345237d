let before: Promise<unknown> = Promise.resolve();

/**
 * Runs the work with these variables of the environment, and restores the previous ones. The process has only one
 * environment, so one run waits for another.
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
