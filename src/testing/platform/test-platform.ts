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

/** The emulated platform: its state, and the faults of its calls. */
export class TestPlatform {
  /** All of it: the project, its conversations, their messages. */
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

  /** All calls to the platform, by the service and by the bot. Without credentials. */
  get calls(): readonly Readonly<ApiCall>[] {
    return this.emulated.log.entries;
  }

  /**
   * Makes calls fail: `platform.fails('send', 429, { times: 1 })`.
   *
   * @param operation as named in docs/messaging.md
   * @param fault a status, or `timeout`, `reset`, `refused`, `half-body`, `html`, `wrong-token`, `rate-limit`
   * @returns removes the fault
   */
  fails(operation: string, fault: Fault | FaultName, rule: Omit<FaultRule, 'operation'> = {}): () => void {
    return this.emulated.fail(fault, { ...rule, operation });
  }

  /** Replaces the network for the service's messaging API. */
  readonly fetch = (request: Request): Promise<Response> =>
    this.activity.during(() => this.emulated.handle(request));
}
