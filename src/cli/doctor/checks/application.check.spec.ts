import { checksOf } from './application.check.js';

const SOUND = {
  enhancers: [],
  globals: 'http',
  fulfillmentModules: 1,
  copies: ['file:///a'],
  defaultMetrics: [],
};

describe('the findings of doctor about an application', () => {
  it('is that it is sound', () => {
    const [check, ...others] = checksOf({ handlers: [], problems: [], surroundings: SOUND }, 'app.module.js');
    expect(check).toMatchObject({ area: 'application', status: 'ok' });
    expect(others).toEqual([]);
  });

  it('are two copies of the package, with their places', () => {
    const surroundings = { ...SOUND, copies: ['file:///a', 'file:///b'] };
    expect(checksOf({ handlers: [], problems: [], surroundings }, 'app.module.js')).toContainEqual({
      area: 'application',
      status: 'warning',
      message: '2 copies of pingstreams-fulfillment are loaded: file:///a, file:///b.',
      cure: expect.stringContaining('peer dependency') as string,
    });
  });

  it('is each problem that would stop its boot, missing decorator metadata for example', () => {
    const problem = 'HelloIntent has no metadata: set "emitDecoratorMetadata" to true.';
    const [check] = checksOf({ handlers: [], problems: [problem], surroundings: SOUND }, 'app.module.js');
    expect(check).toMatchObject({ status: 'failed', message: problem });
  });
});
