export { TestPlatform } from './test-platform.js';
