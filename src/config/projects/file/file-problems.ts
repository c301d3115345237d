import type { ConfigProblem } from '../../config-problem.types.js';

/** The problems of a file, at most one for each place, because a second one usually follows from the first. */
export class FileProblems {
  readonly #found = new Map<string, ConfigProblem>();

  /** @param path the place in the file: `projects.shop-eu.bots[0].language` */
  add(path: string, problem: string, cure: string): void {
    if (!this.#found.has(path)) this.#found.set(path, { variable: path, problem, cure });
  }

  /** Whether any place below this one has a problem: then rules about the whole cannot run. */
  hasBelow(path: string): boolean {
    return [...this.#found.keys()].some(
      (other) => other.startsWith(`${path}.`) || other.startsWith(`${path}[`),
    );
  }

  get all(): ConfigProblem[] {
    return [...this.#found.values()];
  }
}
