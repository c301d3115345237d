import { OPERATIONS } from '../../src/messaging/operations/index.js';
import { matchPath } from '../platform/route.js';
import { ROUTES } from '../platform/routes/index.js';

describe('The client and the platform of the tests', () => {
  it.each(OPERATIONS.map(({ name, method, path }) => [name, method, path]))(
    'agree on %s: %s %s',
    (_, method, path) => {
      const called = path.replace(/:\w+/g, 'x');
      const routes = ROUTES.filter((route) => route.method === method && matchPath(route.path, called));
      expect(routes).toHaveLength(1);
    },
  );
});
