import { createSecureContext } from 'node:tls';
import { Secret } from '../../common/index.js';
import { InvalidMessagingOptionsError } from '../errors/index.js';
import type { ClientCertificate, ProxyOptions } from '../messaging-options.interface.js';

export interface ProxySettings {
  url: Secret;
  except?: string;
}

export interface ClientCertificateSettings {
  cert: string;
  key: Secret;
  passphrase?: Secret;
}

/** @throws InvalidMessagingOptionsError, which never repeats the URL: it may hold a password. */
export function proxySettings(options?: ProxyOptions): ProxySettings | undefined {
  if (options === undefined) return undefined;
  const url = asSecret(options.url);
  const text = url.reveal();
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new InvalidMessagingOptionsError(
      'the URL of the proxy is not an http(s) address',
      'Set it to the address of the proxy, for example http://proxy.corp.example.com:3128.',
    );
  }
  return { url, except: options.except };
}

/** Loads the certificate once at the start, so that a wrong passphrase or a damaged file is found before the first call. */
export function clientCertificate(options?: ClientCertificate): ClientCertificateSettings | undefined {
  if (options === undefined) return undefined;
  const { cert } = options;
  const key = asSecret(options.key);
  const passphrase = options.passphrase === undefined ? undefined : asSecret(options.passphrase);
  try {
    createSecureContext({ cert, key: key.reveal(), passphrase: passphrase?.reveal() });
  } catch {
    throw new InvalidMessagingOptionsError(
      'the client certificate for the platform cannot be used',
      'Give a certificate (PEM), its own private key (PEM), and the passphrase of an encrypted key.',
    );
  }
  return { cert, key, passphrase };
}

function asSecret(value: Secret | string): Secret {
  return typeof value === 'string' ? new Secret(value) : value;
}
