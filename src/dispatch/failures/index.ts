export { FailurePolicies, ON_FAILURE } from './failure-policies.service.js';
export { handOff } from './hand-off.js';
export { reasonOf, statusOf } from './status-of.js';
export { TurnFailures } from './turn-failures.service.js';
