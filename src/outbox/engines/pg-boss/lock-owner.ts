import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** The owner of a lock. Process ids are reused, in a container within minutes: the start time distinguishes them. */
export interface LockOwner {
  pid: number;
  host: string;
  /** In clock ticks since the machine started; undefined if the system does not report it. */
  startedAt?: string;
}

export function thisProcess(): LockOwner {
  return { pid: process.pid, host: hostname(), startedAt: startOf(process.pid) };
}

/** `unknown`: it may be a process of another machine or container, which cannot be seen from here. */
export function stateOf(owner: LockOwner): 'alive' | 'dead' | 'unknown' {
  if (owner.host !== hostname()) return 'unknown';
  if (!exists(owner.pid)) return 'dead';
  return owner.startedAt === startOf(owner.pid) ? 'alive' : 'unknown';
}

export function describeOwner({ pid, host }: LockOwner): string {
  return `process ${pid} on ${host}`;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The 22nd field of /proc/<pid>/stat. The second one, the name, may hold spaces and brackets. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
