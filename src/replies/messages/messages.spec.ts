import { Card } from '../card.js';
import { Button } from '../button.js';
import { InvalidReplyError } from '../errors/index.js';
import { audioMessage, fileMessage } from './file-message.js';
import { galleryMessage } from './gallery-message.js';
import { frameMessage, redirectMessage } from './media-message.js';
import { videoMessage } from './video-message.js';

const Z = '\u200B';

describe('messages on the wire', () => {
  it('a video is a frame of type video', () => {
    expect(
      videoMessage('https://cdn.example.com/a.mp4', { caption: 'Look', width: '100%', height: 200 }),
    ).toEqual({
      type: 'frame',
      text: 'Look',
      metadata: { src: 'https://cdn.example.com/a.mp4', type: 'video', width: '100%', height: 200 },
    });
  });

  it.each(['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3', 'https://youtu.be/dQw4w9WgXcQ'])(
    'the YouTube page %s becomes its player',
    (page) => {
      expect(videoMessage(page).metadata?.src).toBe('https://www.youtube.com/embed/dQw4w9WgXcQ');
    },
  );

  it('audio is a file with a type of sound', () => {
    expect(audioMessage('https://cdn.example.com/a.ogg')).toEqual({
      type: 'file',
      text: '',
      metadata: { src: 'https://cdn.example.com/a.ogg', type: 'audio/ogg', name: 'a.ogg' },
    });
    expect(audioMessage('https://cdn.example.com/stream').metadata?.type).toBe('audio/mpeg');
  });

  it('a file has a type, known from its extension or given', () => {
    expect(fileMessage('https://cdn.example.com/i.pdf?s=1', { caption: 'Invoice', size: 18230 })).toEqual({
      type: 'file',
      text: 'Invoice',
      metadata: {
        src: 'https://cdn.example.com/i.pdf?s=1',
        type: 'application/pdf',
        name: 'i.pdf',
        size: 18230,
      },
    });
    expect(
      fileMessage('https://cdn.example.com/i', { type: 'text/csv', name: '${x}.csv' }).metadata,
    ).toMatchObject({
      type: 'text/csv',
      name: `$${Z}{x}.csv`,
    });
  });

  it('a frame and a redirect lead to their page', () => {
    expect(frameMessage('https://a.example/p', { height: 230 })).toEqual({
      type: 'frame',
      text: '',
      metadata: { src: 'https://a.example/p', height: 230 },
    });
    expect(redirectMessage('https://a.example/p', { caption: 'Off we go' })).toEqual({
      type: 'redirect',
      text: 'Off we go',
      metadata: { src: 'https://a.example/p' },
    });
  });

  it('a gallery holds its cards, literal', () => {
    const card = new Card({
      title: 'Shirt {{x}}',
      description: '\\agent',
      image: 'https://a.example/{{b}}.png',
      buttons: [Button.text('Buy')],
    });
    expect(galleryMessage([card, new Card({ title: 'Plain' })]).attributes).toEqual({
      attachment: {
        type: 'template',
        gallery: [
          {
            preview: { src: 'https://a.example/%7B%7Bb%7D%7D.png' },
            title: `Shirt {${Z}{x}}`,
            description: `\\${Z}agent`,
            buttons: [{ type: 'text', value: 'Buy', show_echo: true }],
          },
          { title: 'Plain', description: '', buttons: [] },
        ],
      },
    });
  });

  it.each([
    ['a file of no known type', () => fileMessage('https://a.example/x'), 'file.type'],
    ['a size that is none', () => fileMessage('https://a.example/x.pdf', { size: -1 }), 'file.size'],
    [
      'audio that is a document',
      () => audioMessage('https://a.example/x', { type: 'application/pdf' }),
      'audio.type',
    ],
    ['a frame of a script', () => frameMessage('javascript:alert(1)'), 'frame.src'],
    ['a width in words', () => videoMessage('https://a.example/x', { width: 'wide' }), 'video.width'],
    ['no cards', () => galleryMessage([]), 'cards are 0'],
    ['a card that is none', () => galleryMessage([{}]), 'cards[0]'],
    ['a card without title', () => new Card({ title: ' ' }), 'card.title'],
    [
      'a card with a local picture',
      () => new Card({ title: 'x', image: 'file:///etc/passwd' }),
      'card.image',
    ],
  ])('refuses %s and names the field', (_name, make, field) => {
    expect(make).toThrow(InvalidReplyError);
    expect(make).toThrow(field);
  });
});
