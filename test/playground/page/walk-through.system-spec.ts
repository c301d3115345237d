import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { ROOT } from '../../support/built-dist.js';
import { run } from '../../support/running-process.js';
import { until } from '../../support/until.js';
import { BrowsedPlayground, FIRST_WORDS, say } from './browsed-playground.js';
import { isLoaded, Watched } from './browser.js';
import { withServer } from '../../support/with-server.js';

const EXPORTED = join(ROOT, 'test', `exported-${process.pid}.e2e-spec.ts`);

/** One story, step by step: each step begins where the one before it has ended. */
withServer('Chromium').describe('the playground in a browser', () => {
  let playground: BrowsedPlayground;
  let watched: Watched;
  let chat: Locator;
  let timeline: Locator;

  beforeAll(async () => {
    playground = await BrowsedPlayground.start({ WEBHOOK_SECRETS: 'a-secret-of-the-webhook' });
    const context = await playground.browser.newContext({
      viewport: { width: 1440, height: 900 },
      acceptDownloads: true,
    });
    watched = new Watched(await context.newPage());
    await playground.show(watched.page);
    chat = watched.page.getByRole('log');
    timeline = watched.page.getByRole('region', { name: 'Time line' });
  });

  afterAll(async () => {
    await playground?.close();
    rmSync(EXPORTED, { force: true });
  });

  it('is in a conversation at once, and the bot says the first words', async () => {
    await chat.getByText(FIRST_WORDS).waitFor();
  });

  it('shows the handler’s reply to what the user types', async () => {
    await say(watched.page, 'hello');
    await chat.getByText('Hello, Guest!').waitFor();
  });

  it('does what a button says, and shows the picture', async () => {
    await chat.getByRole('button', { name: 'Show me round' }).click();
    const picture = chat.getByRole('img', { name: 'A parcel' });
    await picture.waitFor();
    await expect(until(() => isLoaded(picture))).resolves.toBe(true);
  });

  it('shows messages that arrive later, by the messaging API', async () => {
    await chat.getByRole('button', { name: 'Write to me later' }).click();
    await chat.getByText('Here is your report.').waitFor();
    await chat.getByText('Anything else?').waitFor();
  });

  it('tells on the time line what happened: request, verification, handler, stages, reply, answer, calls', async () => {
    await timeline.getByRole('heading', { name: 'Write to me later' }).waitFor();
    for (const words of [
      'Intent report',
      'ServiceDeskIntents.report',
      'chosen by name',
      'Verification',
      'Turn ended',
    ]) {
      await timeline.getByText(words, { exact: true }).first().waitFor();
    }
    for (const fold of ['Request', 'Reply as built', 'Wire answer 200', 'Answer on the wire']) {
      await timeline.getByText(fold, { exact: true }).click();
    }
    await timeline
      .getByText(/^API send\s+200 in/)
      .first()
      .click();
    await timeline.getByText('Sent', { exact: true }).click();
    await timeline.getByText('"Here is your report."').first().waitFor();
    await expect(timeline.getByText('a-secret-of-the-webhook').count()).resolves.toBe(0);
    await timeline.getByText('"[secret]"').first().waitFor();
  });

  it('sends an edited request, and shows what came of it', async () => {
    await say(watched.page, 'hello');
    await timeline.getByRole('heading', { name: 'hello' }).waitFor();
    await timeline.getByRole('button', { name: 'Edit and resend' }).click();
    const field = watched.page.getByLabel('Request as JSON');
    await field.fill('{ not json');
    await expect(
      watched.page.getByRole('button', { name: 'Send', exact: true }).last().isDisabled(),
    ).resolves.toBe(true);
    await watched.page.keyboard.press('Escape');
    await timeline.getByRole('button', { name: 'Edit and resend' }).click();
    await field.fill((await field.inputValue()).replace('"fullname": "Guest"', '"fullname": "Juno Marsh"'));
    await watched.page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    await chat.getByText('Hello, Juno Marsh!').waitFor();
    await timeline.getByRole('heading', { name: 'hello (edited)' }).waitFor();
  });

  it('begins again from a turn of choice', async () => {
    await timeline.getByRole('button', { name: 'Restart from here' }).click();
    await chat.getByText('Hello, Juno Marsh!').waitFor({ state: 'detached' });
    await expect(watched.page.getByLabel('Message', { exact: true }).inputValue()).resolves.toBe('hello');
    await watched.page.getByLabel('Message', { exact: true }).fill('');
  });

  it('breaks the API, and shows the error', async () => {
    await watched.page.getByRole('button', { name: 'Simulate failures' }).click();
    await watched.page.getByLabel('API answers 500').check();
    await watched.page.keyboard.press('Escape');
    await watched.page.getByRole('button', { name: 'Simulate failures · 1' }).waitFor();
    await say(watched.page, 'report');
    await timeline.getByText('PlatformUnavailableError', { exact: true }).waitFor();
    await timeline.getByText('Handler failed').waitFor();
    await timeline.locator('.cure', { hasText: 'Try again later.' }).first().waitFor();
    await chat.getByText('The static reply of "report".').waitFor();
    await watched.page.getByRole('button', { name: 'Simulate failures · 1' }).click();
    await watched.page.getByRole('button', { name: 'Switch all off' }).click();
    await watched.page.keyboard.press('Escape');
  });

  it('exports the conversation as a test, which passes', async () => {
    await watched.page.getByRole('button', { name: 'Export test' }).click();
    const download = watched.page.waitForEvent('download');
    await watched.page.getByRole('button', { name: /^Download / }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('hello.e2e-spec.ts');
    const source = await watched.page.getByLabel('Source of the test').textContent();
    expect(source).toContain("turn = await bot.clicks('Show me round');");
    expect(source).toContain("expect(turn.texts).toEqual(['Here is your report.', 'Anything else?']);");
    expect(source).toContain('// Left out, with trouble (API answers 500): report\n');
    writeFileSync(EXPORTED, source ?? '');
    const end = await run(join('node_modules', '.bin', 'jest'), [EXPORTED, '--testTimeout=60000'], {
      cwd: ROOT,
    });
    expect(end.stderr).toMatch(/Tests: +1 passed, 1 total/);
  });

  it('has sent requests to this service only, and reported no errors', () => {
    expect([...watched.hosts].filter((host) => host !== playground.host && host !== '')).toEqual([]);
    expect(watched.complaints).toEqual([]);
  });
});
