import type { HandlerReturn } from './intent-handler.interface.js';

type HandlerMethod = (...args: never[]) => HandlerReturn;

type ClassWithHandleMethod = abstract new (...args: never[]) => { handle: HandlerMethod };

/** The target of a method decorator. Only a class has a `prototype`. */
interface ClassPrototype {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-function-type -- as the compiler declares it for all objects
  constructor: Function;
  prototype?: undefined;
}

/**
 * The targets that `@Intent(…)` and `@Fallback(…)` can decorate: a class with a `handle` method, or a method, whose
 * return type is one that a handler may return. One signature for both, because the compiler's messages about several
 * are hard to read.
 *
 * @publicApi
 */
export type HandlerDecorator = <T extends ClassWithHandleMethod | ClassPrototype, M extends HandlerMethod>(
  target: T,
  method?: string | symbol,
  descriptor?: TypedPropertyDescriptor<M>,
) => void;
