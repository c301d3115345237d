import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from '../../support/built-dist.js';
import { until } from '../../support/until.js';
import { BrowsedPlayground, FIRST_WORDS, say } from './browsed-playground.js';
import { isLoaded } from './browser.js';
import { withServer } from '../../support/with-server.js';

const AXE = readFileSync(createRequire(join(ROOT, 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');
const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="32" height="20"/>';
const BUDGET_BYTES = 150_000;
const SCREENS = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const;
/** `SCREENSHOTS=docs/images` renews the pictures of the documentation. */
const PICTURES = process.env.SCREENSHOTS;

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}

withServer('Chromium').describe('the page of the playground', () => {
  let playground: BrowsedPlayground;

  beforeAll(async () => {
    playground = await BrowsedPlayground.start();
  });
  afterAll(() => playground?.close());

  const open = async (screen: keyof typeof SCREENS, colorScheme: 'light' | 'dark'): Promise<Page> => {
    // The policy of the page forbids scripts of others, and so the one that looks for violations.
    const context = await playground.browser.newContext({
      viewport: SCREENS[screen],
      colorScheme,
      bypassCSP: true,
    });
    const page = await context.newPage();
    await playground.show(page);
    await page.getByRole('log').getByText(FIRST_WORDS).waitFor();
    return page;
  };
  const violations = async (page: Page): Promise<string[]> => {
    // An element that fades in has another contrast until it is done.
    await page.evaluate(
      'Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)))',
    );
    await page.evaluate(AXE);
    const result = await page.evaluate<AxeResult>('axe.run()');
    return result.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  };
  const picture = async (page: Page, name: string): Promise<void> => {
    if (PICTURES !== undefined)
      await page.screenshot({ path: join(ROOT, PICTURES, `playground-${name}.png`) });
  };

  it('is below its budget, compressed', async () => {
    const page = await playground.browser.newPage();
    const sizes: number[] = [];
    page.on('response', (response) => sizes.push(Number(response.headers()['content-length'] ?? 0)));
    await playground.show(page);
    await page.getByLabel('Message', { exact: true }).waitFor();
    await page.close();
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(BUDGET_BYTES);
  });

  describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
    it.each(['desktop', 'phone'] as const)('has nothing that axe finds wrong, on a %s', async (screen) => {
      const page = await open(screen, scheme);
      const chat = page.getByRole('log');
      await page.getByRole('button', { name: 'New conversation', exact: true }).click();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Start', exact: true }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await chat.getByText(FIRST_WORDS).waitFor();
      await say(page, 'hello');
      await chat.getByRole('button', { name: 'Show me round', exact: true }).click();
      await chat.getByText('What else shall I show you?').waitFor();
      await chat.getByRole('button', { name: 'Write to me later', exact: true }).click();
      await chat.getByText('Anything else?').waitFor();
      expect(await violations(page)).toEqual([]);
      await picture(page, `${screen}-${scheme}`);
      if (screen === 'phone') await page.getByRole('button', { name: 'Time line' }).first().click();
      await page.getByText('Turn ended').waitFor();
      expect(await violations(page)).toEqual([]);
      if (screen === 'phone') await picture(page, `timeline-${scheme}`);
      await page.getByText('Request', { exact: true }).click();
      await page.getByText('Reply as built').click();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Bot', exact: true }).last().click();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Simulate failures' }).click();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Export test' }).click();
      await page.getByText('createTestBot').first().waitFor();
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    });
  });

  it('says why a conversation makes no test, where it is read and read out', async () => {
    const page = await open('desktop', 'light');
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'New conversation', exact: true }).click();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Export test' }).click();
    await dialog.getByRole('alert').getByText('the user has sent no message yet').waitFor();
    await expect(dialog.getByRole('button', { name: 'Copy' }).isDisabled()).resolves.toBe(true);
    await expect(dialog.getByRole('button', { name: /^Download/ }).isDisabled()).resolves.toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it('can be used with the keyboard alone', async () => {
    const page = await open('desktop', 'light');
    await page.getByRole('button', { name: 'New conversation', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Name of the user').fill('Juno');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const field = page.getByLabel('Message', { exact: true });
    await page.getByRole('log').getByText(FIRST_WORDS).waitFor();
    await expect(page.evaluate('document.activeElement.id')).resolves.toBe(await field.getAttribute('id'));
    await page.keyboard.type('hello');
    await page.keyboard.press('Enter');
    const button = page.getByRole('log').getByRole('button', { name: 'Show me round', exact: true });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText('What else shall I show you?').waitFor();
    await page.context().close();
  });

  it('asks no other host for the images of replies, until the user allows it', async () => {
    const page = await playground.browser.newPage();
    const asked: string[] = [];
    await page.route('https://shop.example.com/**', (route) => {
      asked.push(route.request().url());
      return route.fulfill({ contentType: 'image/svg+xml', body: PICTURE });
    });
    await playground.show(page);
    const chat = page.getByRole('log');
    await chat.getByText(FIRST_WORDS).waitFor();
    await say(page, '/order.status{"orderId":"20414"}');
    await chat.getByText('Image of shop.example.com').last().waitFor();
    await page.evaluate("new Image().src = 'https://shop.example.com/photos/by-a-script.jpg'");
    expect(asked).toEqual([]);
    await chat.getByRole('link', { name: 'Load content of other hosts' }).last().click();
    const image = chat.getByRole('img', { name: 'Your order 20414' }).last();
    await image.waitFor();
    await until(() => isLoaded(image));
    expect([...new Set(asked)]).toEqual(['https://shop.example.com/photos/20414.jpg']);
    await page.close();
  });

  it('keeps the colours that the user has chosen', async () => {
    const page = await open('desktop', 'light');
    await page.getByRole('button', { name: 'Switch to dark colours' }).click();
    await page.reload();
    await page.getByRole('button', { name: 'Switch to light colours' }).waitFor();
    await page.context().close();
  });
});
