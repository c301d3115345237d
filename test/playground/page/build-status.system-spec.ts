import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { TemporaryFolder } from '../../support/temporary-folder.js';
import { withServer } from '../../support/with-server.js';
import { BrowsedPlayground } from './browsed-playground.js';

const ERROR =
  'src/greetings/hello.intent.ts:12:7 - error TS2322: Type "string" is not assignable to type "number".';

withServer('Chromium').describe('the page while a change does not compile', () => {
  const folder = new TemporaryFolder();
  const file = folder.join('build.json');
  const bot = folder.join('shop-bot.json');
  let playground: BrowsedPlayground;

  const build = (errors: string[]): void => writeFileSync(file, JSON.stringify({ errors }));
  const isInside = (page: Page): Promise<boolean> =>
    page.evaluate<boolean>('document.documentElement.scrollWidth <= window.innerWidth');

  beforeAll(async () => {
    build([ERROR]);
    writeFileSync(bot, JSON.stringify({ name: 'Shop', intents: [{ intent_display_name: 'start' }] }));
    playground = await BrowsedPlayground.start({ PLAYGROUND_BUILD: file, PLAYGROUND_BOT: bot });
  });
  afterAll(async () => {
    await playground?.close();
    folder.remove();
  });

  it.each([
    [1280, 800],
    [390, 780],
  ])(
    'says so in place of "live", until it compiles, and names the bot, at %d x %d',
    async (width, height) => {
      build([ERROR]);
      const page = await playground.browser.newPage({ viewport: { width, height } });
      await playground.show(page);

      await page.getByRole('status').getByText('build failed', { exact: true }).waitFor();
      await page.getByRole('alert').getByText(ERROR).waitFor();
      expect(await page.getByTitle('The bot that answers here').innerText()).toMatch(
        /^Shop\s+shop-bot\.json$/,
      );
      expect(await isInside(page)).toBe(true);
      expect(await page.getByLabel('Message', { exact: true }).isVisible()).toBe(true);

      build([]);
      await page.getByRole('status').getByText('live', { exact: true }).waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
      await page.close();
    },
  );
});
