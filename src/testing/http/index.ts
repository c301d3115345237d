export { InProcessHttp, type InProcessAnswer } from './in-process-http.js';
export { InProcessWebhook } from './in-process-webhook.js';
export { proofsOf } from './proofs-of.js';
export { signRequest, type CallerProof, type SignedRequest } from './sign-request.js';
export { wireAnswer } from './wire-answer.js';
export { WebhookClient, type PostOptions } from './webhook-client.js';
