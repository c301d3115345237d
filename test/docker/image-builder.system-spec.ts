import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { TemporaryFolder } from '../support/temporary-folder.js';
import { ImageBuilder, inStage, type Stage } from './image-builder.js';

describe('The builder that executes Dockerfiles in these tests', () => {
  let folder: TemporaryFolder;

  beforeEach(() => {
    folder = new TemporaryFolder();
    mkdirSync(folder.join('context/src/deep'), { recursive: true });
    mkdirSync(folder.join('stages'));
    writeFileSync(folder.join('context/src/deep/a.txt'), 'a');
    writeFileSync(folder.join('context/src/b.secret'), 'b');
    writeFileSync(folder.join('context/.dockerignore'), '**/*.secret\n');
  });
  afterEach(() => folder.remove());

  const build = (...lines: string[]): Promise<Stage> => buildWith({}, ...lines);
  const buildWith = (args: Record<string, string>, ...lines: string[]): Promise<Stage> =>
    new ImageBuilder(folder.join('context'), folder.join('stages'), args).build(lines.join('\n'));

  it('runs commands where the steps before it have put the files, and copies between stages', async () => {
    const stage = await build(
      'FROM node:24 AS one',
      'WORKDIR /app',
      'COPY src ./src',
      'RUN ls -R src > list.txt && \\',
      '  echo "$GREETING" >> list.txt',
      'FROM node:24',
      'WORKDIR /srv',
      'COPY --from=one --chown=node:node /app/list.txt ./',
    );

    const list = readFileSync(inStage(stage, 'list.txt'), 'utf8');
    expect(list).toContain('a.txt');
    expect(list).not.toContain('b.secret');
  });

  it('gives a stage what its parent has, and the parent nothing of the stage', async () => {
    const stage = await build(
      'FROM node:24 AS base',
      'WORKDIR /app',
      'ENV NAME=base',
      'FROM base AS child',
      'RUN echo "$NAME" > name.txt',
      'ENV NAME=child',
      'FROM base',
      'RUN test ! -e name.txt',
      'RUN echo "$NAME" > name.txt',
    );

    expect(readFileSync(inStage(stage, 'name.txt'), 'utf8')).toBe('base\n');
  });

  it('fills in arguments behind their declaration, and leaves them out of the image', async () => {
    const stage = await buildWith(
      { BUILD: 'abc1234' },
      'FROM node:24',
      'WORKDIR /app',
      'ARG BUILD=unknown',
      'ARG KIND=test',
      'LABEL revision=$BUILD kind=${KIND}',
      'ENV FULFILLMENT_BUILD=$BUILD',
      'RUN echo "$BUILD $KIND" > built.txt',
    );

    expect(stage.labels).toEqual({ revision: 'abc1234', kind: 'test' });
    expect(stage.env).toEqual({ FULFILLMENT_BUILD: 'abc1234' });
    expect(readFileSync(inStage(stage, 'built.txt'), 'utf8')).toBe('abc1234 test\n');
  });

  it.each([
    ['an unknown instruction', 'ADD src /src'],
    ['an unknown flag', 'COPY --link=true src ./src'],
    ['a source that is not there', 'COPY nothing ./'],
    ['a source that is ignored', 'COPY src/b.secret ./'],
    ['a stage that is not there', 'COPY --from=other /a ./'],
    ['a command that fails', 'RUN false'],
    ['a command in a shell', 'CMD node main.js'],
    ['a variable in quotes', 'ENV NAME="a b"'],
    ['an argument that nobody gives', 'ARG NAME'],
    ['a variable that nothing has set', 'ENV NAME=$OTHER'],
  ])('refuses %s', async (_what, line) => {
    await expect(build('FROM node:24', 'WORKDIR /app', line)).rejects.toThrow('Dockerfile line 3');
  });
});
