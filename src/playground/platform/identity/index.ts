export { Identities } from './identities.js';
export type { Principal } from './principal.types.js';
export { TokenIssuer } from './token-issuer.js';
