import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import { DesignedReplies } from '../../examples/replies/designed-replies.intents.js';
import { FlowReplies } from '../../examples/replies/flow-replies.intents.js';
import { MessageReplies } from '../../examples/replies/message-replies.intents.js';
import { RepliesGalleryModule } from '../../examples/replies/replies-gallery.module.js';
import { TranslatedReplies } from '../../examples/replies/translated-replies.intents.js';
import { compileReply, ReplyError, toReply, type ReplyContext } from '../../src/replies/index.js';

const FOLDER = join(import.meta.dirname, '../../examples/replies');
const CONTEXT: ReplyContext = {
  staticReply: { answer: 'Your parcel has arrived.\n* Show it' },
  nextBlock: { _tdActionType: 'intent', intentName: '#0b6f7d4e-2a57-4e0c-bb0e-27a6c1a3c6f1' },
};
const METHOD = /@Intent\('([^']+)'\)\n {2}(\w+)\([^]*?\{\n([^]*?)\n {2}\}\n/g;

/** One handler of examples/replies: its code, and what the service answers for it. */
export interface Example {
  intent: string;
  code: string;
  wire: unknown;
}

export async function gallery(): Promise<Example[]> {
  const module = await Test.createTestingModule({ imports: [RepliesGalleryModule] }).compile();
  const handlers = {
    message: MessageReplies,
    flow: FlowReplies,
    designed: DesignedReplies,
    translated: TranslatedReplies,
  };
  return Object.entries(handlers).flatMap(([name, type]) => {
    const instance = module.get<Record<string, () => unknown>>(type);
    const source = readFileSync(join(FOLDER, `${name}-replies.intents.ts`), 'utf8');
    return [...source.matchAll(METHOD)].map(([, intent = '', method = '', body = '']) => ({
      intent,
      code: body.replaceAll(/^ {4}/gm, ''),
      wire: wireOf(() => instance[method]?.()),
    }));
  });
}

function wireOf(handler: () => unknown): unknown {
  const compiled = compileReply(resultOf(handler), CONTEXT);
  return compiled.kind === 'response' ? compiled.response : compiled.kind;
}

function resultOf(handler: () => unknown) {
  try {
    return toReply(handler());
  } catch (error) {
    if (error instanceof ReplyError) {
      return error.toReply();
    }
    throw error;
  }
}
