const QUOTED = /^(["'])(.*)\1$/s;

/**
 * The text without the quotation marks around it. A shell and dotenv take them away, `docker run --env-file` does not,
 * and a secret that kept them would refuse every caller. Text with more of the same marks inside stays as it is.
 */
export function unquoted(text: string): string {
  const [, mark, inner] = QUOTED.exec(text) ?? [];
  return mark === undefined || inner === undefined || inner.includes(mark) ? text : inner;
}
