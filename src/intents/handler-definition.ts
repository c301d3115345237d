import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper.js';
import type { IntentBinding } from './intent-binding.types.js';

/** One handler method of one provided class, and what its decorators say about it. */
export interface HandlerDefinition {
  /** `OrderStatusIntent.handle`: how logs and errors name it. */
  readonly label: string;
  /** The module that provides the class. */
  readonly module: string;
  readonly method: string;
  readonly classRef: object;
  readonly wrapper: InstanceWrapper<object>;
  readonly bindings: readonly IntentBinding[];
}
