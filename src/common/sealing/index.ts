export { SealedTextError } from './sealed-text.error.js';
export { ephemeralKey, Sealer, sealingKey } from './sealer.js';
