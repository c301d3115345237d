import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listening } from '../boot/start-process.js';
import { fixtureText } from '../support/fixtures.js';
import { call } from '../support/http-client.js';
import { RunningProcess, run } from '../support/running-process.js';
import { JSON_TYPE } from '../support/start-service.js';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { installInto } from './team-installation.js';

const APP = `
import { Module } from '@nestjs/common';
import { bootstrap, FulfillmentModule, Fallback, Reply } from 'pingstreams-fulfillment';
class Answers { handle() { return Reply.text('From the bundle'); } }
Fallback()(Answers);
class AppModule {}
Module({ imports: [FulfillmentModule.forRoot()], providers: [Answers] })(AppModule);
void bootstrap(AppModule);
`;

/** ncc needs no list of packages to leave out, and no alias: it resolves as Node does. */
describe('An application that ncc bundles', () => {
  const folder = new TemporaryFolder();
  let service: RunningProcess | undefined;

  afterAll(async () => {
    await service?.kill();
    folder.remove();
  });

  it('starts where no folder has a package.json, names this package, and answers', async () => {
    const project = folder.join('project');
    mkdirSync(project);
    await installInto(project);
    writeFileSync(
      join(project, 'package.json'),
      JSON.stringify({ name: 'acme-bot', version: '9.9.9', type: 'module' }),
    );
    writeFileSync(join(project, 'app.mjs'), APP);
    await run('node', ['node_modules/@vercel/ncc/dist/ncc/cli.js', 'build', 'app.mjs', '-o', 'out'], {
      cwd: project,
    });
    const bundle = folder.join('bundle');
    cpSync(join(project, 'out'), bundle, { recursive: true });
    rmSync(project, { recursive: true });

    service = new RunningProcess('node', ['index.mjs'], { cwd: bundle, env: { PORT: '0' } });
    const base = await listening(service);
    const body = fixtureText('01-simple-intent.json');
    const answer = await call(base, { path: '/webhook', headers: JSON_TYPE, body });
    expect(JSON.parse(answer.text)).toHaveProperty('text', 'From the bundle');
    const info = await call(base, { path: '/info', method: 'GET' });
    expect(JSON.parse(info.text)).toHaveProperty('name', 'pingstreams-fulfillment');
  });
});
