import { PARAMTYPES_METADATA, SELF_DECLARED_DEPS_METADATA } from '../common/nest-internals.js';

const CURE =
  'set "experimentalDecorators" and "emitDecoratorMetadata" to true in tsconfig.json, and compile with tsc or SWC: ' +
  'esbuild and tsx emit no metadata.';

/** Names of the classes and methods whose decorators were compiled as standard decorators. */
const standard = new Set<string>();

/** The second argument of a standard decorator; an experimental one gets none, or the name of a member. */
export interface StandardContext {
  readonly kind: string;
  readonly name?: string | symbol;
}

export function isStandardContext(member: unknown): member is StandardContext {
  return typeof member === 'object' && member !== null && 'kind' in member;
}

/**
 * Remembers a decorator that Nest does not support until the start: thrown in a decorator, the error would appear as an
 * uncaught one, for the first class only.
 */
export function markStandard({ kind, name }: StandardContext): void {
  standard.add(kind === 'class' ? String(name) : `the ${kind} ${String(name)}`);
}

/** One sentence for all of them, because one cure mends all. A standard decorator of a method does not know its class. */
export function standardDecoratorProblems(): string[] {
  if (standard.size === 0) return [];
  return [
    `The decorators of ${[...standard].join(', ')} were compiled as standard decorators, which Nest cannot use: ${CURE}`,
  ];
}

/** Without metadata Nest passes `undefined` for what it does not know, and the handler fails at its first call. */
export function missingMetadataProblems(handlerClass: {
  readonly name: string;
  readonly length: number;
}): string[] {
  const types = (Reflect.getMetadata(PARAMTYPES_METADATA, handlerClass) ?? []) as readonly unknown[];
  const injected = (Reflect.getMetadata(SELF_DECLARED_DEPS_METADATA, handlerClass) ?? []) as readonly {
    index: number;
  }[];
  const known = new Set([...types.keys(), ...injected.map(({ index }) => index)]);
  if (known.size >= handlerClass.length) return [];
  return [
    `The constructor of ${handlerClass.name} has parameters whose types the compiler did not emit, so nothing would be ` +
      `injected: ${CURE} Or name each one: @Inject(OrdersService).`,
  ];
}
