export { FailurePolicies } from './failure-policies.service.js';
export { handOff } from './hand-off.js';
export { ON_FAILURE } from './on-failure.constants.js';
export { reasonOf } from './reason-of.js';
export { statusOf } from './status-of.js';
