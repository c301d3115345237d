export { Lifecycle, type LifecycleState } from './lifecycle.service.js';
