import { IsBoolean, IsInstance, IsOptional } from 'class-validator';
import { Passes, readableFile } from '../checks/index.js';
import { toBoolean, toText, toTrustProxy } from '../setting-parsers.js';
import { Setting } from '../setting.decorator.js';
import { TrustProxy } from '../trust-proxy.js';

/** How callers reach the service. */
export class HttpsSettings {
  @Passes(readableFile)
  @IsOptional()
  @Setting({
    env: 'TLS_CERT_FILE',
    description: 'Certificate chain (PEM), to serve HTTPS here. Together with `TLS_KEY_FILE`.',
    parse: toText,
    values: 'the path of a file',
    cure: 'Give the path of a PEM file that the user of this process can read.',
  })
  readonly tlsCertFile?: string;

  @Passes(readableFile)
  @IsOptional()
  @Setting({
    env: 'TLS_KEY_FILE',
    description: 'Private key (PEM) of that certificate.',
    parse: toText,
    values: 'the path of a file',
    cure: 'Give the path of a PEM file that the user of this process can read.',
  })
  readonly tlsKeyFile?: string;

  @Passes(readableFile)
  @IsOptional()
  @Setting({
    env: 'TLS_CLIENT_CA_FILE',
    verifies: 'proof',
    description:
      'Authorities (PEM) whose client certificates prove the caller. Together with `TLS_CERT_FILE`.',
    parse: toText,
    values: 'the path of a file',
    cure: 'Give the path of a PEM file that the user of this process can read.',
  })
  readonly tlsClientCaFile?: string;

  @IsInstance(TrustProxy, {
    message: '$property must be true, false, or a list of IP addresses, CIDR blocks and the word loopback',
  })
  @Setting({
    env: 'TRUST_PROXY',
    description:
      'The proxies where HTTPS ends: what they say in `X-Forwarded-Proto` and `X-Forwarded-For` is believed.',
    parse: toTrustProxy,
    default: 'false',
    values: '`true`, `false`, or a list by comma of IP addresses, CIDR blocks and `loopback`',
    cure: 'Name the proxies, for example TRUST_PROXY=10.0.0.0/8; a number of hops is not supported.',
  })
  readonly trustProxy: TrustProxy;

  @IsBoolean()
  @Setting({
    env: 'REQUIRE_HTTPS',
    description:
      'A webhook call by plain HTTP, from anywhere but loopback, gets 403 with a JSON error. Never a redirect.',
    parse: toBoolean,
    default: (production) => String(production),
  })
  readonly requireHttps: boolean;
}
