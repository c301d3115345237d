const brandOf = (name: string): symbol => Symbol.for(`pingstreams-fulfillment/${name}`);

/**
 * Lets `instanceof` know the objects of another copy of this package: a monorepo may install two, and a library's
 * handler then returns a `Reply` whose class is not this copy's. Subclasses that are not branded themselves keep the
 * ordinary `instanceof`.
 */
export function Brand(name: string): ClassDecorator {
  return (target) => {
    const brand = brandOf(name);
    Object.defineProperty(target.prototype, brand, { value: true });
    Object.defineProperty(target, Symbol.hasInstance, {
      value(this: unknown, value: unknown): boolean {
        return this === target
          ? typeof value === 'object' && value !== null && brand in value
          : Function.prototype[Symbol.hasInstance].call(this as () => void, value);
      },
    });
  };
}
