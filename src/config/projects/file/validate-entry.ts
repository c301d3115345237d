import { validateSync, type ValidationError } from 'class-validator';
import { fieldsOf } from './field.decorator.js';
import type { FileProblems } from './file-problems.js';

/** Adds the validators' problems of a file's objects. Values are never quoted: any of them may be a secret. */
export function validateEntry(entry: object, problems: FileProblems): void {
  for (const error of validateSync(entry, { stopAtFirstError: true })) note(error, '', problems);
}

function note(
  { target, property, constraints, children = [] }: ValidationError,
  parent: string,
  problems: FileProblems,
): void {
  const path = pathOf(target, property, parent);
  const [rule] = Object.values(constraints ?? {});
  // A value that could not be fetched has its problem already.
  if (rule !== undefined && !problems.hasBelow(path)) {
    const cure = fieldsOf(target?.constructor ?? Object).find(({ key }) => key === property)?.cure;
    problems.add(path, rule.replace(`${property} `, ''), cure ?? 'See docs/projects.md.');
  }
  for (const child of children) note(child, path, problems);
}

function pathOf(target: object | undefined, property: string, parent: string): string {
  if (Array.isArray(target)) return `${parent}[${property}]`;
  return parent === '' ? property : `${parent}.${property}`;
}
