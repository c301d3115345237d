import { Attached } from '../../common/index.js';
import { isFrameworkEnhancer, type HandlerDefinition, type IntentContext } from '../../intents/index.js';
import { InvalidReplyError, Reply, typeName } from '../../replies/index.js';
import { InterceptorsConsumer } from '../../common/nest-internals.js';

interface Returned {
  readonly value: unknown;
  readonly interceptors: readonly object[];
}

const CURE =
  "Keep `globals: 'http'`, or let the interceptor return next.handle() if isFulfillmentContext(context): see docs/existing-app.md.";

const returned = new Attached<Returned>('returned by the handler');

type Intercept = InterceptorsConsumer['intercept'];

/**
 * Nest's runner of interceptors, extended to keep the value that a handler returned: otherwise the error for an invalid
 * result would blame the handler for a change by an interceptor. Handlers without interceptors are not affected.
 */
export class WatchedInterceptors extends InterceptorsConsumer {
  override intercept(
    ...[interceptors, args, instance, callback, next, type]: Parameters<Intercept>
  ): ReturnType<Intercept> {
    if (interceptors.length === 0) return next();
    const kept = async (): Promise<unknown> => {
      const value: unknown = await next();
      returned.set(args[0] as IntentContext, { value, interceptors });
      return value;
    };
    return super.intercept(interceptors, args, instance, callback, kept, type);
  }
}

/** The error for an invalid result that an interceptor caused; undefined if none did. */
export function changedResult(
  { label }: HandlerDefinition,
  context: IntentContext,
  result: unknown,
  cause: InvalidReplyError,
): InvalidReplyError | undefined {
  const before = returned.get(context);
  if (before === undefined || before.value === result) return undefined;
  const names = before.interceptors
    .filter((interceptor) => !isFrameworkEnhancer(interceptor.constructor))
    .map((interceptor) => interceptor.constructor.name);
  const problem = `is ${kindOf(result)}, but the handler returned ${kindOf(before.value)}: an interceptor changed it (${names.join(', ')})`;
  return new InvalidReplyError(`the result of ${label}`, problem, CURE, cause);
}

/** The kind of the value, never the value itself, which may come from a user. */
function kindOf(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (value instanceof Reply) return 'a Reply';
  if (typeof value === 'object' && Symbol.asyncIterator in value) return 'a stream of replies';
  return typeName(value);
}
