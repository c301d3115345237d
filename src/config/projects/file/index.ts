export { Field } from './field.decorator.js';
export { FileProblems } from './file-problems.js';
export { parseYaml } from './parse-yaml.js';
export { EntryReader } from './read-entry.js';
export { validateEntry } from './validate-entry.js';
