/** A language tag as browsers send it: `it`, `pt-BR`. */
export function languageTag(value: unknown): string | undefined {
  const problem = 'must be a language tag';
  if (typeof value !== 'string' || !/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(value)) return problem;
  try {
    return Intl.getCanonicalLocales(value).length === 1 ? undefined : problem;
  } catch {
    return problem;
  }
}
