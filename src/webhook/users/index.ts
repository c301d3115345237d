export { UserProof } from './user-proof.service.js';
