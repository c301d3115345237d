import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { Passes, platformUrl } from '../checks/index.js';
import { PLATFORMS, type Platform } from '../platform-profiles.js';
import { toInteger, toKeyword, toUrl } from '../setting-parsers.js';
import { Setting } from '../setting.decorator.js';

/** The platform of the messaging API: the only address that tokens may go to. */
export class PlatformSettings {
  @IsIn(PLATFORMS)
  @Setting({
    env: 'PLATFORM',
    description:
      'The platform whose messaging API is called, and so the address that conversation tokens may go to.',
    parse: toKeyword,
    default: 'pingstreams',
  })
  readonly platform: Platform;

  /** Without a trailing slash. */
  @Passes(platformUrl)
  @IsOptional()
  @Setting({
    env: 'PLATFORM_API_URL',
    description: 'The messaging API of a self-hosted platform. Only with `PLATFORM=custom`.',
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
    description: 'Timeout of one call of the messaging API.',
    parse: toInteger,
    default: '10000',
  })
  readonly platformTimeoutMs: number;
}
