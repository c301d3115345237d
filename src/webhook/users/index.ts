export { UnprovableUsers } from './unprovable-users.service.js';
export { UserProof } from './user-proof.service.js';
