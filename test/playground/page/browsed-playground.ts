import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { startPlayground, type RunningPlayground } from './running-playground.js';

/** The first message of the playground's bot. */
export const FIRST_WORDS = 'This bot is made of your intents';

/** The playground, and a browser to look at it. */
export class BrowsedPlayground {
  private constructor(
    private readonly playground: RunningPlayground,
    readonly browser: Browser,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<BrowsedPlayground> {
    const playground = await startPlayground(env);
    try {
      return new BrowsedPlayground(playground, await openBrowser());
    } catch (error) {
      await playground.process.kill();
      throw error;
    }
  }

  /** The host and port of the service. */
  get host(): string {
    return new URL(this.playground.url).host;
  }

  async show(page: Page): Promise<void> {
    await page.goto(`${this.playground.url}/playground`);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.playground.process.kill();
  }
}

/** Types it, as the user of the conversation. */
export async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel('Message', { exact: true }).fill(text);
  await page.keyboard.press('Enter');
}
