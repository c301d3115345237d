import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { Secret } from '../../../common/index.js';
import { World } from '../world/index.js';
import { TokenIssuer } from './token-issuer.js';

describe('TokenIssuer', () => {
  const secret = new Secret('f0f1d2c3-b4a5-4697-8879-6a5b4c3d2e1f');
  const world = new World({
    bots: [
      { name: 'Order helper', secret, description: 'Helps', attributes: { a: 1 }, webhook_enabled: true },
    ],
    agents: [{ firstname: 'Nora', lastname: 'Fields', email: 'nora@example.com' }],
  });
  const [{ _id: botId }] = world.bots;
  const issuer = new TokenIssuer(() => world);
  const sign = (key: string, claims: Record<string, unknown>, alg = 'HS256'): Promise<string> =>
    new SignJWT(claims).setProtectedHeader({ alg }).sign(Buffer.from(key));

  it('gives a token the claims of the platform: the bot without its secret, and no end', async () => {
    const token = (await issuer.forBot(botId)).reveal();
    expect(decodeProtectedHeader(token).alg).toBe('HS256');
    const claims = decodeJwt(token);
    expect(claims).toMatchObject({
      _id: botId,
      id_project: world.projectId,
      name: 'Order helper',
      webhook_enabled: true,
      iss: 'https://tiledesk.com',
      sub: 'bot',
      aud: `https://tiledesk.com/bots/${botId}`,
    });
    for (const field of ['secret', 'description', 'attributes', 'exp'])
      expect(claims).not.toHaveProperty(field);
    expect(claims.jti).not.toBe(decodeJwt((await issuer.forBot(botId)).reveal()).jti);
  });

  it('knows its own tokens again', async () => {
    const bot = { kind: 'bot', id: botId, name: 'Order helper' };
    expect(await issuer.principalOf((await issuer.forBot(botId)).reveal())).toEqual(bot);
    const user = (await issuer.forUser(world.agents[0].id)).reveal();
    expect(await issuer.principalOf(user)).toMatchObject({ kind: 'user', name: 'Nora Fields' });
  });

  it('knows no others', async () => {
    const aud = `https://tiledesk.com/bots/${botId}`;
    const tokens = [
      (await issuer.forgedForBot(botId)).reveal(),
      await sign(secret.reveal(), { _id: botId, sub: 'bot', aud }, 'HS512'),
      await sign(secret.reveal(), { _id: 'another', sub: 'bot', aud }),
      await sign(secret.reveal(), { sub: 'bot', aud }),
      await sign(secret.reveal(), { _id: botId, sub: 'bot', aud: 'https://tiledesk.com' }),
      'a.b.c',
      'no token',
    ];
    for (const token of tokens) expect(await issuer.principalOf(token)).toBeUndefined();
  });

  it('takes a token with the right signature, whatever the host of its audience', async () => {
    const token = await sign(secret.reveal(), {
      _id: botId,
      sub: 'bot',
      aud: `https://elsewhere.example/bots/${botId}`,
    });
    expect(await issuer.principalOf(token)).toMatchObject({ id: botId });
  });

  it('has nothing for bots and people that are not there', async () => {
    await expect(issuer.forBot('nobody')).rejects.toBeInstanceOf(RangeError);
    await expect(issuer.forUser('nobody')).rejects.toBeInstanceOf(RangeError);
  });
});
