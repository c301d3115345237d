import { Intent } from './intent.decorator.js';
import { InvalidHandlersError } from './invalid-handlers.error.js';

const MARK = Symbol('mark');
/** TypeScript refuses all but methods; JavaScript does not. */
const OnAnything: PropertyDecorator = Intent('open');

describe('@Intent on what can never be called', () => {
  it.each([
    [
      'a static method',
      'Shop.open is decorated with @Intent or @Fallback but is static',
      () => {
        class Shop {
          @OnAnything
          static open(): string {
            return 'open';
          }
        }
        return Shop;
      },
    ],
    [
      'a getter',
      'Shop.open is decorated with @Intent or @Fallback but is an accessor',
      () => {
        class Shop {
          @OnAnything
          get open(): string {
            return 'open';
          }
        }
        return Shop;
      },
    ],
    [
      'a method that is named by a symbol',
      'Shop.Symbol(mark) is decorated with @Intent or @Fallback but is named by a symbol',
      () => {
        class Shop {
          @Intent('open')
          [MARK](): string {
            return 'open';
          }
        }
        return Shop;
      },
    ],
    [
      'a property',
      'Shop.open is decorated with @Intent or @Fallback but is a property',
      () => {
        class Shop {
          open = (): string => 'open';
        }
        OnAnything(Shop.prototype, 'open');
        return Shop;
      },
    ],
  ])('is refused where it stands: %s', (_, words, declare) => {
    expect(declare).toThrow(InvalidHandlersError);
    expect(declare).toThrow(words);
  });
});
