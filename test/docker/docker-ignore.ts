/** The rules of a `.dockerignore`: paths below the context; the last rule that matches a path decides. */
export class DockerIgnore {
  private readonly rules: readonly { ignores: boolean; pattern: RegExp }[];

  constructor(source: string) {
    this.rules = source
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const glob = line.replace(/^!/, '').replace(/^\/|\/$/g, '');
        return { ignores: !line.startsWith('!'), pattern: toPattern(glob) };
      });
  }

  /** @param path relative to the context, with slashes */
  ignores(path: string): boolean {
    return this.rules.findLast(({ pattern }) => pattern.test(path))?.ignores ?? false;
  }
}

/** A rule for a folder holds for what is in it. */
function toPattern(glob: string): RegExp {
  const source = glob
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((part) => WILDCARDS[part] ?? part.replace(/[.+^${}()|[\]\\]/g, '\\$&'))
    .join('');
  return new RegExp(`^${source}(/|$)`);
}

const WILDCARDS: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
};
