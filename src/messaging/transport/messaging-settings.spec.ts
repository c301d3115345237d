import { InvalidMessagingOptionsError } from '../errors/index.js';
import { MessagingSettings } from './messaging-settings.js';

describe('MessagingSettings', () => {
  it.each([
    ['https://api.pingstreams.com/v3', 'https://api.pingstreams.com/v3', true],
    ['https://api.example.com/', 'https://api.example.com', true],
    ['http://127.0.0.1:3000/v3/', 'http://127.0.0.1:3000/v3', false],
    ['http://localhost:3000', 'http://localhost:3000', false],
    ['http://[::1]:3000', 'http://[::1]:3000', false],
  ])('takes %s', (apiUrl, expected, secure) => {
    expect(new MessagingSettings({ apiUrl })).toMatchObject({ apiUrl: expected, secure, timeoutMs: 10_000 });
  });

  it.each([
    '',
    'api.example.com',
    'ftp://api.example.com',
    'http://api.example.com/v3',
    'http://127.0.0.1.example.com',
    'https://user:secret@api.example.com',
    'https://api.example.com/v3?token=1',
    'https://api.example.com/v3#x',
  ])('refuses the address %j, without repeating it', (apiUrl) => {
    const make = (): MessagingSettings => new MessagingSettings({ apiUrl });
    expect(make).toThrow(InvalidMessagingOptionsError);
    expect(make).not.toThrow(/secret/);
  });

  it.each([0, -1, 1.5, NaN, Infinity])('refuses %d as a timeout and as a number of connections', (value) => {
    const apiUrl = 'https://api.example.com';
    expect(() => new MessagingSettings({ apiUrl, timeoutMs: value })).toThrow(/timeoutMs/);
    expect(() => new MessagingSettings({ apiUrl, maxConnections: value })).toThrow(/maxConnections/);
  });
});
