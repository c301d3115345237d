import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { decodeText } from '../../common/index.js';
import { errorCode } from '../checks/index.js';
import { ConfigError } from '../config.error.js';
import { NOT_UTF8_CURE } from '../setting-source.js';
import { buildSnapshot } from './build-snapshot.js';
import { ProjectsFileEntry } from './entries/index.js';
import { EntryReader, FileProblems, parseYaml, validateEntry } from './file/index.js';
import type { ProjectSettings } from './project-settings.js';
import { checkRules } from './projects-rules.js';
import type { ProjectsSnapshot } from './projects-snapshot.js';

export interface ProjectsSource {
  readonly path: string;
  /** The source of `{ env: NAME }`. */
  readonly env: NodeJS.ProcessEnv;
  /** The settings of projects that the file does not list, and the base of those that it lists. */
  readonly unlisted: ProjectSettings;
}

/**
 * Reads the projects file, and the files that it names.
 *
 * @param before the current snapshot, for {@link buildSnapshot}.
 * @throws ConfigError with all the problems at once, each with its place in the file.
 */
export function loadProjects(
  { path, env, unlisted }: ProjectsSource,
  before?: ProjectsSnapshot,
): ProjectsSnapshot {
  const problems = new FileProblems();
  const tree = parseYaml(textOf(path, problems), problems);
  if (problems.all.length > 0) throw new ConfigError(problems.all);
  if (!(tree instanceof Map)) {
    problems.add('FULFILLMENT_CONFIG_FILE', 'names a file that is not a mapping', 'Begin it with projects:.');
    throw new ConfigError(problems.all);
  }
  const file = new EntryReader({ folder: dirname(path), env }, problems).read(ProjectsFileEntry, tree);
  validateEntry(file, problems);
  checkRules(file, problems);
  if (problems.all.length > 0) throw new ConfigError(problems.all);
  return buildSnapshot(file, unlisted, before);
}

function textOf(path: string, problems: FileProblems): string {
  const cure = 'Give the path of a file that the user of this process can read.';
  try {
    const text = decodeText(readFileSync(path));
    if (text !== undefined) return text;
    problems.add('FULFILLMENT_CONFIG_FILE', 'names a file that is not text in UTF-8', NOT_UTF8_CURE);
  } catch (error) {
    problems.add('FULFILLMENT_CONFIG_FILE', `names a file that cannot be read (${errorCode(error)})`, cure);
  }
  return '';
}
