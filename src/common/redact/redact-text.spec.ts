import { assert, property, string, tuple } from 'fast-check';
import { Secret } from '../secret.js';
import { redactText } from './redact-text.js';
import { SensitiveNames } from './sensitive-names.js';

const CANARY = 'c4n4ry-0123456789';
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJib3QifQ.c2lnbmF0dXJl';

describe('redactText', () => {
  it.each([
    [`token JWT ${JWT} sent`, 'token JWT [secret] sent'],
    [`a bare ${JWT}, somewhere`, 'a bare [secret], somewhere'],
    [`JWT%20${JWT}`, 'JWT%20[secret]'],
    [`Bearer ${CANARY}`, 'Bearer [secret]'],
    [`Authorization: Bearer ${CANARY}\nAccept: text/html`, 'Authorization: [secret]\nAccept: text/html'],
    [`Basic ${Buffer.from('nora:pass').toString('base64')}`, 'Basic [secret]'],
    [`Cookie: session=${CANARY}; theme=dark`, 'Cookie: [secret]'],
    [`https://x.example/hook?a=1&secret=${CANARY}&b=2`, 'https://x.example/hook?a=1&secret=[secret]&b=2'],
    [`/go?next=/hook?token=${CANARY}`, '/go?next=/hook?token=[secret]'],
    [`token%3D${CANARY}`, 'token%3D[secret]'],
    [`https://nora:${CANARY}@x.example/`, 'https://[secret]@x.example/'],
    [`postgres://nora:${CANARY}@db:5432/x`, 'postgres://[secret]@db:5432/x'],
    [`{"password":"two words","a":"b"}`, '{"password":"[secret]","a":"b"}'],
    [`{\\"apiKey\\":\\"${CANARY}\\",\\"a\\":1}`, '{\\"apiKey\\":\\"[secret]\\",\\"a\\":1}'],
    [`{ token: '${CANARY}', n: 1 }`, "{ token: '[secret]', n: 1 }"],
    [`Map(1) { 'token' => '${CANARY}' }`, "Map(1) { 'token' => '[secret]' }"],
    [`password: ${CANARY}`, 'password: [secret]'],
    [`whsec_${CANARY}`, '[secret]'],
    [`{"globals":"both of ${CANARY}"}`, '{"globals":"[secret]"}'],
    ['globals: [http, 1]; password: both', 'globals: [http, 1]; password: [secret]'],
    [
      `-----BEGIN RSA PRIVATE KEY-----\n${CANARY}\n-----END RSA PRIVATE KEY-----`,
      '[secret] RSA PRIVATE KEY-----',
    ],
    [`-----BEGIN PRIVATE KEY-----\n${CANARY}`, '[secret]'],
    [`secret="${CANARY} without an end`, 'secret="[secret]'],
  ])('%j', (text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  it.each([
    'The token was refused: it is not valid.',
    'Basic credentials are wrong.',
    'Bearer authentication is needed.',
    'WEBHOOK_SECRETS: is not set, but callers must be verified',
    'http://127.0.0.1:3000/webhook',
    'Error: x\n    at Token.check (/app/src/token.ts:3:14)',
    'mail to nora@example.com',
    'run once a call (globals: handlers): AuditGuard',
    "forRoot({ globals: 'both' })",
    '{"globals":"http","a":1}',
  ])('leaves %j', (text) => {
    expect(redactText(text)).toBe(text);
  });

  it('masks the secrets that it is told, as they are and as addresses write them', () => {
    const secret = 'pä/ss word!';
    const text = `${secret} and ${encodeURIComponent(secret)} and short`;
    expect(redactText(text, [new Secret(secret), 'short'])).toBe('[secret] and [secret] and short');
  });

  it('masks the names that it is told', () => {
    expect(redactText('?iban=AT61&x=1', [], new SensitiveNames(['IBAN']))).toBe('?iban=[secret]&x=1');
    expect(redactText('globals: http', [], new SensitiveNames(['globals']))).toBe('globals: [secret]');
  });

  it('cuts what is too long, and no secret with it', () => {
    const text = redactText(`${'x '.repeat(8190)}${JWT} ${'y'.repeat(50_000)}`);
    expect(text.length).toBeLessThan(16_500);
    expect(text).toMatch(/… \(\d+ more\)$/);
    expect(text).not.toContain('eyJ');
  });

  it('finds a token in any text, and finds nothing new the second time', () => {
    assert(
      property(tuple(string({ unit: 'grapheme' }), string()), ([before, after]) => {
        const once = redactText(`${before} JWT ${JWT} ${after}`);
        expect(once).not.toContain(JWT.slice(0, 30));
        expect(redactText(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['eyJ', 'eyJ'.repeat(6000)],
    ['names', 'token'.repeat(4000)],
    ['names with points', 'a.'.repeat(8000)],
    ['quotes', `token="${'\\"'.repeat(8000)}`],
    ['equals', 'token='.repeat(3000)],
    ['addresses', '://a'.repeat(4000)],
    ['keys', '-----BEGIN PRIVATE KEY-----'.repeat(600)],
    ['schemes', 'Bearer '.repeat(2500)],
    ['spaces', `token${' '.repeat(16_000)}`],
  ])('is not held up by %s', (_name, text) => {
    // By squares of the length this would take minutes: the time limit of the test is the bound.
    for (let times = 0; times < 200; times += 1) redactText(text);
    expect(redactText(text).length).toBeLessThan(16_500 * 2);
  });
});
