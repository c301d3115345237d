import { inspect } from 'node:util';
import { Secret } from '../common/index.js';
import { OwnedSecret } from './owned-secret.js';

const PROJECT = '64f0a1b2c3d4e5f60718293a';
const ofBot = (text: string): OwnedSecret => OwnedSecret.ofBot(new Secret(text));

describe('A secret of a bot', () => {
  it.each([
    ['bot-1=abc', 'bot-1', 'abc'],
    ['bot=a=b', 'bot', 'a=b'],
    ['abc', undefined, 'abc'],
    ['YWJj=', undefined, 'YWJj='],
  ])('is read from %j', (text, ownerId, secret) => {
    expect([ofBot(text).ownerId, ofBot(text).reveal()]).toEqual([ownerId, secret]);
  });

  it('is valid for its bot, before the secrets of all bots, and for no other bot', () => {
    const secrets = ['all', 'one=1', 'two=2', 'one=3'].map(ofBot);
    const validFor = (id: string): string[] => OwnedSecret.validFor(id, secrets).map((each) => each.reveal());

    expect(validFor('one')).toEqual(['1', '3', 'all']);
    expect(validFor('other')).toEqual(['all']);
  });

  it('shows nothing of itself', () => {
    const secret = ofBot('one=canary');

    expect([String(secret), JSON.stringify(secret), inspect([secret])].join(' ')).not.toContain('canary');
  });
});

describe('A secret of a project', () => {
  it('belongs to a project only if an id of the platform precedes it', () => {
    const ofProject = (text: string): (string | undefined)[] => {
      const secret = OwnedSecret.ofProject(new Secret(text));
      return [secret.ownerId, secret.reveal()];
    };

    expect(ofProject(`${PROJECT}=abc`)).toEqual([PROJECT, 'abc']);
    expect(ofProject('key=abc')).toEqual([undefined, 'key=abc']);
  });
});
