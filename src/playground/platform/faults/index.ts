export { ConnectionFailure } from './connection-failure.js';
export { FaultPlan, type PlannedFault } from './fault-plan.js';
export type { Fault, FaultName, FaultRule } from './fault.types.js';
export { playFault, silence, type Outcome } from './play-fault.js';
