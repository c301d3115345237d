/**
 * The messaging APIs that are known by name. A request of the platform carries no address that could be believed, so
 * the address where its token may go comes from here, or from PLATFORM_API_URL, and from nowhere else.
 */
export const PLATFORM_PROFILES = {
  pingstreams: 'https://api.pingstreams.com/v3',
  tiledesk: 'https://api.tiledesk.com/v3',
} as const;

/** A profile, or `custom` for an installation of one's own at PLATFORM_API_URL. */
export type Platform = keyof typeof PLATFORM_PROFILES | 'custom';

export const PLATFORMS: readonly Platform[] = ['pingstreams', 'tiledesk', 'custom'];
