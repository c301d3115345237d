import { fixtureNames, fixtureText } from '../../support/fixtures.js';
import { SECRETS } from '../canary/canaries.js';
import type { Mutation } from './mutation.js';

interface Place {
  holder: Record<string, unknown>;
  name: string;
}

const PROJECT = '64f0a1b2c3d4e5f60718293a';
const TEXTS = new Map(fixtureNames.map((name) => [name, fixtureText(name)]));

/** The bytes of a recorded request, its secrets marked, after the mutations: first those of the value, then of the bytes. */
export function mutate(name: string, mutations: readonly Mutation[], id: number): Buffer {
  const body = JSON.parse(TEXTS.get(name) ?? '{}') as Record<string, unknown>;
  body.token = SECRETS.token;
  const { message } = (body as { payload: { message: Record<string, unknown> } }).payload;
  // A new conversation, so that no case is taken for a repetition of another, or waits for it.
  message._id = `message-${id}`;
  message.request = { ...(message.request as object), request_id: `support-group-${PROJECT}-${id}` };
  for (const mutation of mutations) mutateValue(body, mutation);
  return mutations.reduce(mutateBytes, Buffer.from(JSON.stringify(body)));
}

function mutateValue(body: Record<string, unknown>, mutation: Mutation): void {
  if (!('at' in mutation) || ['byte', 'cut', 'insert'].includes(mutation.kind)) return;
  const places = placesIn(body);
  const { holder, name } = places[mutation.at % places.length] ?? { holder: body, name: 'token' };
  switch (mutation.kind) {
    case 'value':
      put(holder, name, structuredClone(mutation.value));
      break;
    case 'remove':
      Reflect.deleteProperty(holder, name);
      break;
    case 'rename':
      put(holder, mutation.name, holder[name]);
      break;
    case 'duplicate':
      put(holder, name, [holder[name], holder[name]]);
      break;
  }
}

/** `__proto__` is a name like any other. */
function put(holder: Record<string, unknown>, name: string, value: unknown): void {
  if (Array.isArray(holder) && name === 'length') return;
  Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });
}

/** The first levels first: that is where the service looks. */
function placesIn(body: Record<string, unknown>): Place[] {
  const places: Place[] = [];
  const holders: Record<string, unknown>[] = [body];
  for (let holder = holders.shift(); holder !== undefined; holder = holders.shift()) {
    for (const [name, member] of Object.entries(holder)) {
      places.push({ holder, name });
      if (typeof member === 'object' && member !== null) holders.push(member as Record<string, unknown>);
    }
    if (places.length > 400) break;
  }
  return places;
}

function mutateBytes(bytes: Buffer, mutation: Mutation): Buffer {
  const position = 'at' in mutation ? mutation.at % (bytes.length + 1) : 0;
  switch (mutation.kind) {
    case 'byte':
      bytes[Math.min(position, bytes.length - 1)] = mutation.to;
      return bytes;
    case 'cut':
      return Buffer.concat([bytes.subarray(0, position), bytes.subarray(position + mutation.length)]);
    case 'insert':
      return Buffer.concat([
        bytes.subarray(0, position),
        Buffer.from(mutation.text),
        bytes.subarray(position),
      ]);
    default:
      return bytes;
  }
}
