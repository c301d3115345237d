import { setImmediate as nextTurn } from 'node:timers/promises';
import { parsed } from '../harness/parsed.mjs';
import { symbolic } from './symbolic.mjs';

/**
 * @typedef {object} Stage one of the two platforms
 * @property {string} url
 * @property {Record<string, string>} ids known ids by their names in the cases
 * @property {Record<string, string>} authorizations headers by the name of who calls
 * @property {() => Promise<void>} idle resolves when the platform has nothing under way
 * @property {() => Promise<{ requestId: string, leadId: string, userId: string }>} open a new conversation
 *
 * @typedef {object} RequestCase
 * @property {string} name
 * @property {string} call method and path; `:project`, `:request`, `:lead` and any id of the stage are replaced by it
 * @property {unknown} [body] ids as in the path, as whole texts: `:agent`, `bot_:bot`
 * @property {string} [raw] a body that is not JSON
 * @property {string} [as] who calls: `bot` (default), `owner`, `agent`, `nobody`, or a whole header
 * @property {string[]} [before] calls of the bot before it, as `PUT /:project/…` with an optional JSON body after it
 *
 * @typedef {object} Outcome
 * @property {number | 'silence'} status
 * @property {string} [type] of the content
 * @property {unknown} [body] with symbols for ids and times
 * @property {object} effect what has changed in the conversation, its lead and its messages
 */

/** Turns of the event loop in which an answer that was sent arrives. */
const ARRIVAL_TURNS = 20;

/**
 * @param {Stage} stage
 * @param {RequestCase} example
 * @returns {Promise<Outcome>}
 */
export async function play(stage, example) {
  const reads = example.call.startsWith('GET ');
  const opened = await (reads ? (stage.shared ??= stage.open()) : stage.open());
  const ids = { ...stage.ids, request: opened.requestId, lead: opened.leadId, user: opened.userId };
  for (const step of example.before ?? []) {
    const [, call, body] = /^(\S+ \S+)(?: (.*))?$/s.exec(step);
    await answerOf(stage, ids, { call, as: 'owner', ...(body && { body: JSON.parse(body) }) });
  }
  if (reads) {
    return symbolic({ ...(await answerOf(stage, ids, example)), effect: {} }, ids);
  }
  const before = await state(stage, ids);
  const { status, type, body } = await answerOf(stage, ids, example);
  await stage.idle();
  const after = await state(stage, ids);
  return symbolic({ status, type, body, effect: changes(before, after) }, ids);
}

async function answerOf(stage, ids, { call, body, raw, as = 'bot' }) {
  const [method, path] = filled(call, ids).split(' ');
  const stop = new globalThis.AbortController();
  const authorization = as === 'nobody' ? undefined : (stage.authorizations[as] ?? filled(as, ids));
  const content = raw ?? (body === undefined ? undefined : filled(JSON.stringify(body), ids));
  const answer = globalThis
    .fetch(stage.url + path, {
      method,
      signal: stop.signal,
      headers: { 'Content-Type': 'application/json', ...(authorization && { Authorization: authorization }) },
      ...(content !== undefined && { body: content }),
    })
    .then(async (response) => ({
      status: response.status,
      type: response.headers.get('content-type')?.split(';')[0],
      body: parsed(await response.text()),
    }));
  answer.catch(() => {});
  try {
    return await Promise.race([answer, silenceOf(stage, ids, stop.signal)]);
  } finally {
    stop.abort();
  }
}

/** Nothing is under way, later calls are answered, and this one is not: it will never be. */
async function silenceOf(stage, ids, answered) {
  await stage.idle();
  for (let call = 0; call < 3 && !answered.aborted; call += 1) {
    await read(stage, `/${ids.project}/requests/${ids.request}`);
    await stage.idle();
  }
  for (let turn = 0; turn < ARRIVAL_TURNS; turn += 1) {
    await nextTurn();
  }
  return { status: 'silence' };
}

async function state(stage, ids) {
  const path = `/${ids.project}/requests/${ids.request}`;
  const [request, messages, lead] = await Promise.all([
    read(stage, path),
    read(stage, `${path}/messages`),
    read(stage, `/${ids.project}/leads/${ids.lead}`),
  ]);
  return { request: stored(request), messages: messages?.map?.(storedMessage), lead: storedLead(lead) };
}

async function read(stage, path) {
  const response = await globalThis.fetch(stage.url + path, {
    headers: { Authorization: stage.authorizations.owner },
  });
  return response.ok ? response.json() : undefined;
}

/** The differences that handlers, agents and users can see. */
function stored(request) {
  if (!request) {
    return 'gone';
  }
  const { status, participants, department, attributes, tags, notes, followers, rating } = request;
  const { rating_message, subject, priority, language, workingStatus, lead, channel } = request;
  return {
    ...{ status, participants, rating, rating_message, subject, priority, language, workingStatus },
    department: department?.name,
    channel: channel?.name,
    attributes: { ...attributes, last_message: undefined },
    tags: tags?.map(({ tag, color }) => ({ tag, color })),
    notes: notes?.map(({ text, createdBy }) => ({ text, createdBy })),
    followers: followers?.map((follower) => follower.uuid_user ?? follower.id_user?._id ?? follower),
    lead: lead?.lead_id,
  };
}

const storedMessage = ({ sender, senderFullname, text, type, metadata, attributes, status }) => ({
  ...{ sender, senderFullname, text, type, metadata, attributes, status },
});

function storedLead(lead) {
  if (!lead) {
    return 'none';
  }
  const { fullname, email, phone, company, tags, attributes, properties } = lead;
  return { fullname, email, phone, company, tags, attributes, properties };
}

/** The parts that are others now, as they are now. */
function changes(before, after) {
  return Object.fromEntries(
    Object.keys(after).flatMap((part) => {
      if (part === 'messages') {
        const added = after.messages?.slice(before.messages.length) ?? [];
        return added.length > 0 ? [[part, added]] : [];
      }
      if (typeof after[part] === 'string') {
        return after[part] === before[part] ? [] : [[part, after[part]]];
      }
      const changed = Object.entries(after[part]).filter(
        ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[part]?.[key]),
      );
      return changed.length > 0 ? [[part, Object.fromEntries(changed)]] : [];
    }),
  );
}

/** The longest names first: `:bot` is the beginning of none, `:other` of several. */
function filled(text, ids) {
  return Object.keys(ids)
    .sort((one, other) => other.length - one.length)
    .reduce((result, name) => result.replaceAll(`:${name}`, ids[name]), text);
}
