import { OPERATIONS } from '../../src/messaging/operations/index.js';
import { ROUTES } from '../../src/playground/platform/routes/index.js';
import { matchPath } from '../../src/playground/platform/routes/route.js';

describe('The client and the emulated platform', () => {
  it.each(OPERATIONS.map(({ name, method, path }) => [name, method, path]))(
    'agree on %s: %s %s',
    (name, method, path) => {
      const called = path.replace(/:\w+/g, 'x');
      const answering = ROUTES.find((route) => route.method === method && matchPath(route.path, called));
      expect(answering?.name).toBe(name);
    },
  );
});
