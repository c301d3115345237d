import {
  EmulatedPlatform,
  type ApiCall,
  type EmulatedPlatformOptions,
  type Fault,
  type FaultName,
  type FaultRule,
  type World,
} from '../../playground/index.js';
import type { Activity } from '../time/index.js';

/** What the platform says to the service, and what goes wrong on the way. */
export class TestPlatform {
  /** The whole of it: the project, its conversations, their messages. */
  readonly emulated: EmulatedPlatform;

  constructor(
    options: EmulatedPlatformOptions,
    private readonly activity: Activity,
  ) {
    this.emulated = new EmulatedPlatform(options);
  }

  get world(): World {
    return this.emulated.world;
  }

  /** People who can take conversations: set `available` of one, or add and remove some. */
  get agents(): World['agents'] {
    return this.world.agents;
  }

  /** Whether it is within the opening hours. */
  get open(): boolean {
    return this.world.open;
  }

  set open(open: boolean) {
    this.world.open = open;
  }

  /** Every connection is refused. */
  get unreachable(): boolean {
    return this.emulated.unreachable;
  }

  set unreachable(unreachable: boolean) {
    this.emulated.unreachable = unreachable;
  }

  /** All that was asked of the platform, by the service and by the bot. Without credentials. */
  get calls(): readonly Readonly<ApiCall>[] {
    return this.emulated.log.entries;
  }

  /**
   * Makes calls go wrong: `platform.fails('send', 429, { times: 1 })`.
   *
   * @param operation as docs/messaging.md names it
   * @param fault a status, or `timeout`, `reset`, `refused`, `half-body`, `html`, `wrong-token`, `rate-limit`
   * @returns takes the fault back
   */
  fails(operation: string, fault: Fault | FaultName, rule: Omit<FaultRule, 'operation'> = {}): () => void {
    return this.emulated.fail(fault, { ...rule, operation });
  }

  /** What the service's messaging API calls in place of the network. */
  readonly fetch = (request: Request): Promise<Response> =>
    this.activity.during(() => this.emulated.handle(request));
}
