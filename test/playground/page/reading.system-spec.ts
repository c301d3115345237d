import type { Locator, Page } from 'playwright-core';
import { until } from '../../support/until.js';
import { BrowsedPlayground, FIRST_WORDS, say } from './browsed-playground.js';
import { withServer } from '../../support/with-server.js';

interface Scrolled {
  readonly scrollHeight: number;
  readonly clientHeight: number;
  scrollTop: number;
}

/** Runs in the page. A box that scrolls brings its controls into sight, so each is scrolled to first. */
const CUT_OFF = `(() => {
  const { scrollWidth, clientWidth, clientHeight } = document.documentElement;
  const found = scrollWidth > clientWidth ? ['the page scrolls sideways: ' + scrollWidth] : [];
  const modal = document.querySelector('dialog:modal, [aria-modal="true"]') ?? document;
  for (const control of modal.querySelectorAll('button, input, select, textarea, a[href], summary')) {
    if (!control.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const before = control.getBoundingClientRect();
    for (let box = control.parentElement; box !== null; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box);
      if (/auto|scroll/.test(overflowX + overflowY)) break;
      const edge = box.getBoundingClientRect();
      const isBeyond = before.bottom > edge.bottom + 1 || before.right > edge.right + 1;
      if (/hidden|clip/.test(overflowX + overflowY) && before.width > 1 && isBeyond) {
        found.push('hidden by its box: ' + (control.getAttribute('aria-label') || control.textContent));
      }
    }
    control.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const { left, right, top, bottom, width, height } = control.getBoundingClientRect();
    if (width < 2 || height < 2) continue;
    if (left < -1 || top < -1 || right > clientWidth + 1 || bottom > clientHeight + 1) {
      found.push((control.getAttribute('aria-label') || control.textContent || control.name) + ' ' +
        [left, top, right, bottom].map(Math.round));
    }
  }
  return found;
})()`;

/** Scrolling, selection and order, for a person who reads the page. */
withServer('Chromium').describe('the page of the playground, for its reader', () => {
  let playground: BrowsedPlayground;
  let page: Page;
  let chat: Locator;

  beforeAll(async () => {
    playground = await BrowsedPlayground.start();
  });
  afterAll(() => playground?.close());

  beforeEach(async () => {
    page = await playground.browser.newPage({ viewport: { width: 1440, height: 500 } });
    await playground.show(page);
    chat = page.getByRole('log');
    await begin();
  });
  afterEach(() => page.close());

  const begin = async (): Promise<void> => {
    const shown = page.locator('.conversations li');
    const before = await shown.count();
    await page.getByRole('button', { name: 'New conversation', exact: true }).click();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await until(async () => (await shown.count()) > before);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await chat.getByText(FIRST_WORDS).waitFor();
  };

  it('shows the same conversation after it was loaded again', async () => {
    await say(page, 'hello');
    await chat.getByText('Hello, Guest!').waitFor();
    await begin();
    await page
      .getByRole('button', { name: /^hello/ })
      .first()
      .click();
    await chat.getByText('Hello, Guest!').waitFor();
    await page.reload();
    await chat.getByText('Hello, Guest!').waitFor();
  });

  it('keeps the scroll position of a reader, and goes to the end when the user sends a message', async () => {
    const isAtEnd = (): Promise<boolean> =>
      chat.evaluate((log) => {
        const { scrollHeight, scrollTop, clientHeight } = log as unknown as Scrolled;
        return scrollHeight - scrollTop - clientHeight < 60;
      });
    for (const text of ['one', 'two', 'three', 'four']) {
      await say(page, text);
      await chat.getByText(`I did not get "${text}"`).waitFor();
    }
    await expect(until(isAtEnd)).resolves.toBe(true);
    await chat.evaluate((log) => {
      (log as unknown as Scrolled).scrollTop = 0;
    });
    await page.evaluate(
      `(async () => {
        const { conversations } = await (await fetch('/playground/api/state')).json();
        await fetch('/playground/api/conversations/' + conversations[0].id + '/messages', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ text: 'hello', echo: false }),
        });
      })()`,
    );
    await chat.getByText('Hello, Guest!').waitFor({ state: 'attached' });
    expect(await isAtEnd()).toBe(false);
    await say(page, 'five');
    await chat.getByText('I did not get "five"').waitFor();
    await expect(until(isAtEnd)).resolves.toBe(true);
  });

  it('writes from right to left what is read so', async () => {
    await say(page, 'مرحبا (hello).');
    await chat.locator('.bubble.user:dir(rtl)').waitFor();
    await chat.locator('.bubble.bot:dir(ltr)').first().waitFor();
  });

  it('counts the points of a list that is counted, and keeps the lines of a program', async () => {
    await say(page, 'words\n\n3. third\n4. fourth\n\n```\nfirst line\nsecond line\n```\n');
    await chat.locator('.bubble.bot ol[start="3"] > li').last().waitFor();
    expect(await chat.locator('.bubble.bot pre').textContent()).toContain('first line\nsecond line');
  });

  it('says that a wrong secret does nothing where none is demanded', async () => {
    await page.getByRole('button', { name: 'Simulate failures' }).click();
    await page.getByText('Nothing happens: neither WEBHOOK_SECRETS nor').waitFor();
  });

  it('shows several calls side by side, for screen readers too', async () => {
    await page.getByRole('button', { name: 'Simulate failures' }).click();
    await page.getByLabel('Duplicate call').check();
    await page.getByRole('button', { name: 'Simulate failures · 1' }).waitFor();
    await page.keyboard.press('Escape');
    await say(page, 'hello');
    await page.getByRole('group', { name: 'Stages in the service' }).nth(1).waitFor();
    expect(await page.getByRole('region', { name: 'Stages in the service' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Simulate failures · 1' }).click();
    await page.getByRole('button', { name: 'Switch all off' }).click();
  });

  describe.each([
    [1280, 800],
    [390, 780],
  ])('at %d×%d', (width, height) => {
    /** Controls that are out of sight: beyond the edge of the page, or of a box that does not scroll to them. */
    const cutOff = (): Promise<string[]> => page.evaluate<string[]>(CUT_OFF);

    it('has no control that is cut off, in any panel', async () => {
      await page.setViewportSize({ width, height });
      await say(page, 'hello');
      await chat.getByText('Hello, Guest!').waitFor();
      expect(await cutOff()).toEqual([]);
      for (const [panel, control] of [
        ['Simulate failures', 'Switch all off'],
        ['New conversation', /^Start$/],
        ['Export test', /^Download /],
      ] as const) {
        await page.getByRole('button', { name: panel, exact: true }).click();
        const shown = page.getByRole('button', { name: control });
        await shown.waitFor();
        expect({ panel, cutOff: await cutOff() }).toEqual({ panel, cutOff: [] });
        await page.keyboard.press('Escape');
        await shown.waitFor({ state: 'hidden' });
      }
    });
  });

  it('has every trouble within reach on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('button', { name: 'Simulate failures' }).click();
    await page.getByLabel('Duplicate call').check();
    await page.getByRole('button', { name: 'Simulate failures · 1' }).waitFor();
    await page.getByRole('button', { name: 'Switch all off' }).click();
    await page.getByRole('button', { name: 'Simulate failures' }).waitFor();
  });
});
