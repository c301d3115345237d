import { fixture } from '../../test/support/fixtures.js';
import { InvalidWebhookRequestError } from './invalid-webhook-request.error.js';
import { readWebhookRequest } from './read-webhook-request.js';

describe('The refusal of a body', () => {
  it('names every wrong field at once, by its path, and nothing of what stood there', () => {
    const body = fixture();
    body.payload.bot._id = { $gt: 'canary' };
    body.payload.message.request.request_id = 'canary/canary';
    const refuse = (): unknown => readWebhookRequest({ ...body, token: 7 });
    expect(refuse).toThrow(InvalidWebhookRequestError);
    expect(refuse).toThrow(/token must be a string.*payload\.message\.request\.request_id must be an id/s);
    expect(refuse).toThrow(/payload\.bot\._id must be/);
    expect(refuse).not.toThrow(/canary/);
  });

  it.each([
    ['{}', ['token is missing', 'payload is missing']],
    ['{"token":7,"payload":{}}', ['token must be a string', 'payload.intent is missing']],
  ])('says one thing of each field: %s', (body, problems) => {
    expect(() => readWebhookRequest(JSON.parse(body))).toThrow(
      expect.objectContaining({ problems }) as Error,
    );
  });
});
