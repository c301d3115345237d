import { resolve } from 'node:path';
import { Secret } from '../common/index.js';
import { OwnedSecret } from './owned-secret.js';
import { AddressList } from './address-list.js';
import { TrustProxy } from './trust-proxy.js';
import { unquoted } from './unquoted.js';

/*
 * Each parser takes the variable's text or the option's value and returns the value of the setting. It returns
 * unreadable input unchanged, because rejecting it is the validators' task.
 */

const BYTES = { b: 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 } as const;

export function toText(input: unknown): unknown {
  return typeof input === 'string' ? input.trim() : input;
}

/** The path of a folder that code is loaded from: Node loads by absolute paths. */
export function toFolder(input: unknown): unknown {
  return typeof input === 'string' ? resolve(input.trim()) : input;
}

/** One of a few words, in any capitalisation. */
export function toKeyword(input: unknown): unknown {
  return typeof input === 'string' ? input.trim().toLowerCase() : input;
}

export function toInteger(input: unknown): unknown {
  return typeof input === 'string' && /^-?\d+$/.test(input.trim()) ? Number(input) : input;
}

export function toDecimal(input: unknown): unknown {
  return typeof input === 'string' && /^-?\d*\.?\d+$/.test(input.trim()) ? Number(input) : input;
}

export function toBoolean(input: unknown): unknown {
  const word = toKeyword(input);
  return word === 'true' ? true : word === 'false' ? false : input;
}

/** `NODE_ENV`: only `production` has a fixed meaning; every other value is some kind of development. */
export function toProduction(input: unknown): unknown {
  return typeof input === 'string' ? input.trim() === 'production' : input;
}

/** `10mb`, `500kb`, `1048576`: bytes, in powers of 1024. */
export function toBytes(input: unknown): unknown {
  const parts = typeof input === 'string' ? /^(\d+(?:\.\d+)?)\s*(b|kb|mb|gb)?$/i.exec(input.trim()) : null;
  if (parts === null) {
    return input;
  }
  const unit = (parts[2] ?? 'b').toLowerCase() as keyof typeof BYTES;
  return Math.floor(Number(parts[1]) * BYTES[unit]);
}

/** With a leading slash and no trailing slash: `bots/` becomes `/bots`. */
export function toPath(input: unknown): unknown {
  return typeof input === 'string' ? `/${input.trim().replace(/^\/+|\/+$/g, '')}` : input;
}

/** In WHATWG's canonical form, without a trailing slash. */
export function toUrl(input: unknown): unknown {
  if (typeof input !== 'string' || !URL.canParse(input.trim())) {
    return input;
  }
  return new URL(input.trim()).href.replace(/\/+$/, '');
}

/** One {@link Secret}; a value that is not text stays unchanged. */
export function toSecret(input: unknown): unknown {
  return typeof input === 'string' ? new Secret(input) : input;
}

/**
 * A list by comma or newline, or the entries of an array, each as a {@link Secret}. An empty value is an empty list.
 */
export function toSecrets(input: unknown): unknown {
  if (input === undefined) {
    return [];
  }
  if (typeof input === 'string') {
    return listOf(input)?.map((entry) => new Secret(entry)) ?? input;
  }
  if (!Array.isArray(input)) {
    return input;
  }
  return input.map((entry: unknown) => (typeof entry === 'string' ? new Secret(entry) : entry));
}

/** As `toSecrets`: each is `<root bot id>=<secret>` or a secret alone. */
export function toBotSecrets(input: unknown): unknown {
  return eachSecret(toSecrets(input), (secret) => OwnedSecret.ofBot(secret));
}

/** As `toSecrets`: each is `<project id>=<secret>` or a secret alone. */
export function toProjectSecrets(input: unknown): unknown {
  return eachSecret(toSecrets(input), (secret) => OwnedSecret.ofProject(secret));
}

function eachSecret(secrets: unknown, parse: (secret: Secret) => OwnedSecret): unknown {
  if (!Array.isArray(secrets)) return secrets;
  return secrets.map((secret: unknown) => (secret instanceof Secret ? parse(secret) : secret));
}

/** A list by comma or newline, or the entries of an array. An empty value is an empty list. */
export function toList(input: unknown): unknown {
  if (input === undefined) {
    return [];
  }
  return typeof input === 'string' ? (listOf(input) ?? input) : input;
}

export function toAddresses(input: unknown): unknown {
  const entries = typeof input === 'string' ? listOf(input.toLowerCase()) : input;
  if (!isListOfText(entries)) {
    return input;
  }
  try {
    return new AddressList(entries);
  } catch {
    return input;
  }
}

export function toTrustProxy(input: unknown): unknown {
  const value = toBoolean(input);
  const trusted = typeof value === 'string' ? listOf(value.toLowerCase()) : value;
  if (typeof trusted !== 'boolean' && !isListOfText(trusted)) {
    return input;
  }
  try {
    return new TrustProxy(trusted);
  } catch {
    return input;
  }
}

/** Splits by comma or newline. A value of separators only was meant to hold entries, so it is invalid. */
function listOf(text: string): string[] | undefined {
  const entries = text.split(/[,\r\n]/).map((entry) => unquoted(entry.trim()));
  const present = entries.filter((entry) => entry !== '');
  return present.length === 0 ? undefined : present;
}

function isListOfText(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
