import type { ConfigProblem } from '../../config-problem.types.js';

/** What is wrong with a file, at most one problem a place: what follows from the first would only hide it. */
export class FileProblems {
  readonly #found = new Map<string, ConfigProblem>();

  /** @param path where in the file: `projects.shop-eu.bots[0].language` */
  add(path: string, problem: string, cure: string): void {
    if (!this.#found.has(path)) this.#found.set(path, { variable: path, problem, cure });
  }

  /** Whether something below a place is wrong: then what it adds up to cannot be judged. */
  hasBelow(path: string): boolean {
    return [...this.#found.keys()].some(
      (other) => other.startsWith(`${path}.`) || other.startsWith(`${path}[`),
    );
  }

  get all(): ConfigProblem[] {
    return [...this.#found.values()];
  }
}
