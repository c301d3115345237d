import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listening } from '../boot/start-process.js';
import { builtDist, ROOT } from '../support/built-dist.js';
import { fixtureText } from '../support/fixtures.js';
import { call } from '../support/http-client.js';
import { RunningProcess } from '../support/running-process.js';
import { ADAPTERS, JSON_TYPE } from '../support/start-service.js';

/** Below node_modules, so that both copies find the one Nest of the application, as in a monorepo. */
const FOLDER = join(ROOT, 'node_modules', '.cache', 'two-copies');

const APP = `
import { Module } from '@nestjs/common';
import { bootstrap, FulfillmentModule, Intent } from '../../../dist/src/index.js';
import { Button, Card, Reply, ReplyError } from './copy/index.js';
class Returns { handle() { return [Reply.text('From a library').buttons(Button.text('Yes')), Reply.cards(new Card({ title: 'A card' }))]; } }
Intent('hello')(Returns);
class Throws { handle() { throw new ReplyError('Sorry, closed.'); } }
Intent('closed')(Throws);
class AppModule {}
Module({ imports: [FulfillmentModule.forRoot()], providers: [Returns, Throws] })(AppModule);
await bootstrap(AppModule);
`;

describe('A library that brings a copy of this package', () => {
  beforeAll(async () => {
    const dist = dirname(await builtDist());
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    cpSync(dist, join(FOLDER, 'copy'), { recursive: true });
    writeFileSync(join(FOLDER, 'app.mjs'), APP);
  });
  afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

  describe.each(ADAPTERS)('on %s', (adapter) => {
    let service: RunningProcess;
    let base: string;

    beforeAll(async () => {
      const env = { PORT: '0', HTTP_ADAPTER: adapter };
      service = new RunningProcess('node', ['app.mjs'], { cwd: FOLDER, env });
      base = await listening(service);
    });
    afterAll(() => service?.kill());

    async function answerOf(intent: string): Promise<unknown> {
      const body = JSON.parse(fixtureText('01-simple-intent.json')) as {
        payload: { intent: { intent_display_name: string }; message: { _id: string } };
      };
      body.payload.intent.intent_display_name = intent;
      body.payload.message._id = intent;
      const answer = await call(base, { path: '/webhook', headers: JSON_TYPE, body: JSON.stringify(body) });
      expect(answer.status).toBe(200);
      return JSON.parse(answer.text);
    }

    it('may return its replies, buttons and cards', async () => {
      const answer = JSON.stringify(await answerOf('hello'));

      expect(answer).toContain('From a library');
      expect(answer).toContain('"value":"Yes"');
      expect(answer).toContain('A card');
    });

    it('may throw its replies', async () => {
      expect(await answerOf('closed')).toHaveProperty('text', 'Sorry, closed.');
    });

    it('is named at the start, with both places', async () => {
      await service.printed(/2 copies of pingstreams-fulfillment are loaded/);
      expect(service.stdout + service.stderr).toContain(join(FOLDER, 'copy'));
    });
  });
});
