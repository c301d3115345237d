export { BodyRoom } from './body-room.js';
export { addressGroup, clientAddress, isForwarded, peerAddress } from './client-address.js';
export { errorAnswer, genericAnswer, type HttpAnswer } from './http-answer.js';
export { jsonLimits } from './json-limits.js';
export { parseJson } from './parse-json.js';
export {
  rawRequest,
  rawResponse,
  takeRawResponse,
  type AdapterRequest,
  type AdapterResponse,
} from './raw-http.js';
export { readBody } from './read-body.js';
export { RequestBodyError } from './request-body.error.js';
export { canonicalPath, isUrlBelow } from './url-below.js';
export { answerBytes, writeAnswer, writeRawAnswer } from './write-answer.js';
