import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { Passes, platformUrl } from '../checks/index.js';
import { PLATFORMS, type Platform } from '../platform-profiles.js';
import { toInteger, toKeyword, toUrl } from '../setting-parsers.js';
import { Setting } from '../setting.decorator.js';
import { HttpServerSettings } from './http-server.settings.js';

/** The platform that is talked to: the only place where tokens may go. */
export class PlatformSettings extends HttpServerSettings {
  @IsIn(PLATFORMS)
  @Setting({
    env: 'PLATFORM',
    description: 'Whose messaging API is called, and so where conversation tokens may go.',
    parse: toKeyword,
    default: 'pingstreams',
  })
  readonly platform: Platform;

  /** Without a trailing slash. */
  @Passes(platformUrl)
  @IsOptional()
  @Setting({
    env: 'PLATFORM_API_URL',
    description: 'The messaging API of an installation of your own. Only with `PLATFORM=custom`.',
    parse: toUrl,
    defaultText: "the profile's address",
    values: 'an https URL (or http to localhost)',
    cure: 'Set the base address of the messaging API, for example https://chat.example.com/api/v3.',
    hidden: true,
  })
  readonly platformApiUrl: string;

  /** Milliseconds. */
  @Max(600_000)
  @Min(100)
  @IsInt()
  @Setting({
    env: 'PLATFORM_TIMEOUT_MS',
    description: 'The time that one call of the messaging API may take.',
    parse: toInteger,
    default: '10000',
  })
  readonly platformTimeoutMs: number;
}
