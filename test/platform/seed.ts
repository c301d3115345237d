import { Secret } from '../../src/common/index.js';
import type { EmulatedPlatformOptions } from '../../src/playground/index.js';

export const PROJECT_ID = '64f0a1b2c3d4e5f60718293a';
export const BOT_ID = '64f0b1b2c3d4e5f607182930';
export const OTHER_BOT_ID = '64f0b1b2c3d4e5f607182931';
export const AGENT_ID = '64f0a0a0a0a0a0a0a0a0a0a0';
export const DEPARTMENT_ID = '64f0d1b2c3d4e5f607182930';
export const LEAD_ID = '64f0e1b2c3d4e5f607182930';
export const REQUEST_ID = `support-group-${PROJECT_ID}-0f8b6c1d2e3f4a5b8c9d0e1f2a3b4c5d`;
export const USER = { user: 'nora@example.com', password: 'correct-horse' };

/** Accepted because the tests say so: signatures are proved elsewhere, and tests compare tokens. */
export const BOT_TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJib3QifQ.dGhlLWJvdC1zaWduYXR1cmU';
export const USER_TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c2VyIn0.dGhlLXVzZXItc2lnbmF0dXJl';

/** One project with two bots, one agent and two departments. Tests write thousands of messages and read them all. */
export const SEED: EmulatedPlatformOptions = {
  projectId: PROJECT_ID,
  bots: [
    { _id: BOT_ID, name: 'Order helper', slug: 'order-helper' },
    { _id: OTHER_BOT_ID, name: 'Returns', slug: 'returns' },
  ],
  agents: [
    {
      id: AGENT_ID,
      firstname: 'Nora',
      lastname: 'Fields',
      email: USER.user,
      password: new Secret(USER.password),
      role: 'admin',
    },
  ],
  departments: [{ _id: DEPARTMENT_ID, name: 'Sales' }],
  limits: { conversations: 10_000, messages: 100_000 },
};
