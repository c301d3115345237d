import { IsBoolean, IsInstance, IsOptional } from 'class-validator';
import { Secret } from '../../common/index.js';
import { nonEmptyPath, Passes, readableFile } from '../checks/index.js';
import { toBoolean, toSecret, toText } from '../setting-parsers.js';
import { Setting } from '../setting.decorator.js';

/** The page for chatting with the handlers. */
export class PlaygroundSettings {
  @IsBoolean()
  @Setting({
    env: 'PLAYGROUND',
    description:
      'Serves `/playground`: chat with the handlers, with no platform. In production it needs a password.',
    parse: toBoolean,
    default: 'false',
  })
  readonly playground: boolean;

  @IsInstance(Secret)
  @IsOptional()
  @Setting({
    env: 'PLAYGROUND_PASSWORD',
    description:
      'Password of the playground. With a password, the playground accepts connections from other machines.',
    parse: toSecret,
    defaultText: 'none: only connections from this machine',
    values: 'a text',
    cure: 'Make one with `openssl rand -hex 16`.',
    hidden: true,
    fromFile: true,
  })
  readonly playgroundPassword?: Secret;

  @Passes(readableFile)
  @IsOptional()
  @Setting({
    env: 'PLAYGROUND_BOT',
    description: 'An export of the design studio: the bot that the playground plays.',
    parse: toText,
    defaultText: 'a bot made of the registered intents',
    values: 'the path of a JSON file',
  })
  readonly playgroundBot?: string;

  @Passes(nonEmptyPath)
  @IsOptional()
  @Setting({
    env: 'PLAYGROUND_STATE',
    description: 'Keeps the conversations of the playground over a restart. `npm run dev` sets it.',
    parse: toText,
    defaultText: 'none: they end with the process',
    values: 'the path of a JSON file',
  })
  readonly playgroundState?: string;

  @Passes(nonEmptyPath)
  @IsOptional()
  @Setting({
    env: 'PLAYGROUND_BUILD',
    description:
      'Says whether the last change compiles, for the page. `pingstreams-fulfillment dev` writes it.',
    parse: toText,
    defaultText: 'none: the page does not know of builds',
    values: 'the path of a JSON file',
  })
  readonly playgroundBuild?: string;
}
