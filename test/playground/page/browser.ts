import { existsSync } from 'node:fs';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Debian's chromium, or the one that `CHROMIUM_PATH` names. Without sandbox, because containers have none to give. */
export function openBrowser(): Promise<Browser> {
  const executablePath = PLACES.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) throw new Error('There is no chromium: apt-get install -y chromium');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** What a page has complained about, and whom it has asked. */
export class Watched {
  readonly complaints: string[] = [];
  readonly hosts = new Set<string>();

  constructor(readonly page: Page) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('request', (request) => this.hosts.add(new URL(request.url()).host));
  }
}

/** An image that is more than its frame. */
export function isLoaded(image: Locator): Promise<boolean> {
  return image.evaluate((shown) => (shown as unknown as { naturalWidth: number }).naturalWidth > 0);
}
