import { quoted } from '../../common/index.js';
import { LogFields } from '../logging/index.js';
import type { Stage } from './call-outcome.types.js';
import type { CallRecord } from './call-record.js';

/** The one line of a webhook call. */
export class CallLine extends LogFields {
  readonly msg = 'webhook call';

  readonly #record: CallRecord;
  readonly #fields: Readonly<Record<string, unknown>>;

  constructor(record: CallRecord) {
    super();
    this.#record = record;
    this.#fields = fieldsOf(record);
    // `ServiceLogger` adds the id of the call itself; the logger of an application does not know it.
    this.expose({ call: record.call.id, ...this.#fields });
  }

  fields(): Readonly<Record<string, unknown>> {
    return this.#fields;
  }

  /** Names are untrusted input, so they are quoted: a name cannot forge a log line. */
  override toString(): string {
    const record = this.#record;
    const { request, handler } = record.call;
    const intent = request && quoted(request.intent.name || `#${request.intent.id}`);
    const who = [intent, handler].filter((name) => name !== undefined).join(' -> ') || 'A call';
    const why = [record.reason, record.refusal, record.problems?.join('; ')]
      .filter((word) => word !== undefined)
      .join(', ');
    const stages = record.stages.map(({ stage, from, to }) => `${stage} ${rounded(to - from)}`).join(', ');
    const times = `${rounded(record.took)} ms${stages && ` (${stages})`}`;
    return `${who}: ${record.outcome}${why && ` (${why})`}, ${record.status ?? 'no status'}, ${times}`;
  }
}

function fieldsOf(record: CallRecord): Readonly<Record<string, unknown>> {
  const { request, handler } = record.call;
  const fields: Record<string, unknown> = { outcome: record.outcome };
  if (record.reason !== undefined) fields.reason = record.reason;
  if (record.refusal !== undefined) fields.refusal = record.refusal;
  if (record.problems !== undefined) fields.problems = record.problems;
  if (record.status !== undefined) fields.status = record.status;
  if (request !== undefined) {
    fields.project = request.bot.projectId;
    fields.bot = request.bot.rootId;
    fields.conversation = request.requestId;
    fields.intent = request.intent.name || `#${request.intent.id}`;
  }
  if (handler !== undefined) {
    fields.handler = handler;
    fields.by = record.by;
  }
  fields.ms = rounded(record.took);
  if (record.answeredIn !== undefined) fields.answerMs = rounded(record.answeredIn);
  const stages: Partial<Record<Stage, number>> = {};
  for (const { stage, from, to } of record.stages) stages[stage] = rounded(to - from);
  fields.stages = stages;
  if (record.platformCalls > 0) fields.platformCalls = record.platformCalls;
  if (record.bytes !== undefined) fields.bytes = record.bytes;
  return fields;
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
