import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { chromiumPath } from '../../support/servers.mjs';

/** Debian's chromium, or the one that `CHROMIUM_PATH` names. Without sandbox, because containers have none to give. */
export function openBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('Chromium is not installed: apt-get install chromium');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** The errors that a page has reported, and the hosts that it has requested. */
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
