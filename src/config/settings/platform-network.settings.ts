import { IsInstance, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { Secret } from '../../common/index.js';
import { Passes, proxyUrl, readableFile, secretText } from '../checks/index.js';
import { toInteger, toSecret, toText } from '../setting-parsers.js';
import { Setting } from '../setting.decorator.js';

const FILE_CURE = 'Give the path of a PEM file that the user of this process can read.';

/** How the messaging API is reached: connections, proxy, certificates. */
export class PlatformNetworkSettings {
  @Max(10_000)
  @Min(1)
  @IsInt()
  @Setting({
    env: 'PLATFORM_MAX_CONNECTIONS',
    description:
      'Connections to one platform host at the same time. A single project uses at most half of them, so that its slow calls do not hold up other projects.',
    parse: toInteger,
    default: '50',
  })
  readonly platformMaxConnections: number;

  /** Milliseconds. */
  @Max(600_000)
  @Min(1)
  @IsInt()
  @Setting({
    env: 'PLATFORM_KEEP_ALIVE_MS',
    description:
      'How long an idle connection to the platform is kept. Must be shorter than gateways on the way keep theirs.',
    parse: toInteger,
    default: '4000',
  })
  readonly platformKeepAliveMs: number;

  @Passes(readableFile)
  @IsOptional()
  @Setting({
    env: 'PLATFORM_CA_FILE',
    description: "Private authority (PEM) that signs the platform's certificate, beside the public ones.",
    parse: toText,
    values: 'the path of a file',
    cure: FILE_CURE,
  })
  readonly platformCaFile?: string;

  @Passes(readableFile)
  @IsOptional()
  @Setting({
    env: 'PLATFORM_CLIENT_CERT_FILE',
    description:
      'Client certificate (PEM) for a platform that asks for one. Together with `PLATFORM_CLIENT_KEY_FILE`.',
    parse: toText,
    values: 'the path of a file',
    cure: FILE_CURE,
  })
  readonly platformClientCertFile?: string;

  @Passes(readableFile)
  @IsOptional()
  @Setting({
    env: 'PLATFORM_CLIENT_KEY_FILE',
    description: 'Private key (PEM) of that certificate.',
    parse: toText,
    values: 'the path of a file',
    cure: FILE_CURE,
  })
  readonly platformClientKeyFile?: string;

  @Passes(secretText)
  @IsInstance(Secret)
  @IsOptional()
  @Setting({
    env: 'PLATFORM_CLIENT_KEY_PASSPHRASE',
    description: 'Passphrase of that key, if it is encrypted.',
    parse: toSecret,
    values: 'text',
    hidden: true,
    fromFile: true,
  })
  readonly platformClientKeyPassphrase?: Secret;

  @Passes(proxyUrl)
  @IsOptional()
  @Setting({
    env: 'HTTPS_PROXY',
    alias: 'https_proxy',
    description:
      'Proxy for calls to the platform. TLS runs through a `CONNECT` tunnel: the proxy sees no token.',
    parse: toSecret,
    values: 'an http or https URL, with user and password if the proxy wants them',
    cure: 'Write it as http://proxy.corp.example.com:3128.',
    hidden: true,
    fromFile: true,
  })
  readonly httpsProxy?: Secret;

  @IsString()
  @IsOptional()
  @Setting({
    env: 'NO_PROXY',
    alias: 'no_proxy',
    description: 'Hosts that are reached without that proxy.',
    parse: toText,
    values: 'hosts and domains by comma, for example `.corp.example.com,chat.example.com:8443`',
  })
  readonly noProxy?: string;
}
