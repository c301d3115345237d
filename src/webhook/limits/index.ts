export { EnvelopeGuard } from './envelope.guard.js';
export { LoopGuard } from './loop-guard.service.js';
export { ProjectRate } from './project-rate.service.js';
