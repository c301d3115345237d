import { ResourceNotFoundError } from '../errors/index.js';
import type { Department } from '../models/index.js';
import { listDepartments } from '../operations/project.operations.js';
import type { CallOptions } from '../transport/platform-client.service.js';
import type { ProjectScope } from './project-scope.js';

/** A department by id, by name (case does not matter), or `default`. A string of 24 hexadecimal characters is an id. */
export type DepartmentTarget = string | { id: string } | { name: string };

const OBJECT_ID = /^[0-9a-f]{24}$/i;

/** The department's id. A name is looked up, because the platform takes ids only. @see protocol.md 4.2 */
export async function departmentId(
  scope: ProjectScope,
  operation: string,
  target: DepartmentTarget,
  options: CallOptions = {},
): Promise<string> {
  const { id, name } = parts(target);
  if (id !== undefined) return id;
  const departments = await scope.call(listDepartments, options);
  return pick(departments, operation, (department) => same(department.name, name));
}

/** Throws if the project has no such department: the platform answers only 500. */
export async function assertDepartment(
  scope: ProjectScope,
  operation: string,
  id: string,
  options: CallOptions = {},
): Promise<void> {
  if (id === 'default') return;
  pick(await scope.call(listDepartments, options), operation, (department) => department._id === id);
}

function parts(target: DepartmentTarget): { id?: string; name?: string } {
  if (typeof target !== 'string') return target;
  return OBJECT_ID.test(target) || target === 'default' ? { id: target } : { name: target };
}

function pick(
  departments: Department[],
  operation: string,
  test: (department: Department) => boolean,
): string {
  const found = departments.find(test);
  if (found === undefined) throw new ResourceNotFoundError({ operation }, 'department');
  return found._id;
}

function same(name: unknown, wanted = ''): boolean {
  return typeof name === 'string' && name.trim().toLowerCase() === wanted.trim().toLowerCase();
}
