import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { run } from '../support/running-process.js';
import { DockerIgnore } from './docker-ignore.js';
import { execForm, parseDockerfile, type Instruction } from './dockerfile.js';
import { linkInstalled } from './installed-packages.js';
import { linkTree } from './link-tree.js';

export interface Stage {
  /** The folder that represents `/` of the image. */
  root: string;
  workdir: string;
  env: Record<string, string>;
  /** Arguments of the build: for the instructions behind them, and not in the image. */
  args: Record<string, string>;
  labels: Record<string, string>;
  user: string;
  ports: string[];
  healthcheck: string[];
  command: string[];
}

/**
 * Executes a Dockerfile without a container engine: each stage is a folder, and an image from a registry is an empty
 * one, so that a step finds nothing but what the steps before it have put there. Commands run with this machine's
 * Node and npm, except for an `npm ci` that the context has run before. Unknown instructions are refused, not skipped.
 */
export class ImageBuilder {
  private readonly stages = new Map<string, Stage>();
  private readonly ignore: DockerIgnore;

  /**
   * @param context the folder that `docker build` would be given
   * @param target an empty folder for the stages
   * @param buildArgs what `docker build --build-arg` would be given
   */
  constructor(
    private readonly context: string,
    private readonly target: string,
    private readonly buildArgs: Readonly<Record<string, string>> = {},
  ) {
    const ignoreFile = join(context, '.dockerignore');
    this.ignore = new DockerIgnore(existsSync(ignoreFile) ? readFileSync(ignoreFile, 'utf8') : '');
  }

  /** @returns the last stage: what the image consists of */
  async build(dockerfile: string): Promise<Stage> {
    let stage: Stage | undefined;
    for (const instruction of parseDockerfile(dockerfile)) {
      try {
        if (instruction.keyword === 'FROM') stage = this.from(instruction);
        else if (stage === undefined) throw new Error('An instruction stands before FROM.');
        else await this.execute(instruction, stage);
      } catch (error) {
        throw new Error(`Dockerfile line ${instruction.line}, ${instruction.keyword}`, { cause: error });
      }
    }
    if (stage === undefined) throw new Error('The Dockerfile has no FROM.');
    return stage;
  }

  private from({ text }: Instruction): Stage {
    const match = /^(\S+)(?:\s+AS\s+(\S+))?$/i.exec(text);
    if (match === null) throw new Error(`Cannot read '${text}'.`);
    const [, image = '', name = `stage-${this.stages.size}`] = match;
    const stage = this.childOf(this.stages.get(image), join(this.target, name));
    this.stages.set(name, stage);
    return stage;
  }

  private childOf(parent: Stage | undefined, root: string): Stage {
    mkdirSync(root);
    if (parent === undefined) {
      return {
        root,
        workdir: '/',
        env: {},
        args: {},
        labels: {},
        user: 'root',
        ports: [],
        healthcheck: [],
        command: [],
      };
    }
    cpSync(parent.root, root, { recursive: true, verbatimSymlinks: true });
    return { ...structuredClone(parent), root };
  }

  private async execute({ keyword, flags, text }: Instruction, stage: Stage): Promise<void> {
    switch (keyword) {
      case 'WORKDIR':
        stage.workdir = resolve(stage.workdir, text);
        mkdirSync(inStage(stage, '.'), { recursive: true });
        break;
      case 'COPY':
        this.copy(text, flags, stage);
        break;
      case 'RUN':
        if (/^npm ci(?!.*--omit)/.test(text) && linkInstalled(this.context, inStage(stage, '.'))) break;
        await run('sh', ['-c', text], {
          cwd: inStage(stage, '.'),
          env: { ...stage.args, ...stage.env, npm_config_prefer_offline: 'true' },
        });
        break;
      case 'ARG':
        Object.assign(stage.args, this.readArg(text));
        break;
      case 'ENV':
        Object.assign(stage.env, readEnv(text, stage));
        break;
      case 'LABEL':
        Object.assign(stage.labels, readEnv(text, stage));
        break;
      case 'USER':
        stage.user = text;
        break;
      case 'EXPOSE':
        stage.ports.push(text);
        break;
      case 'HEALTHCHECK':
        stage.healthcheck = commandOf(text.replace(/^CMD\s+/, ''));
        break;
      case 'CMD':
        stage.command = commandOf(text);
        break;
      default:
        throw new Error(`The instruction ${keyword} is not known here.`);
    }
  }

  private readArg(text: string): Record<string, string> {
    const [, name = '', , preset] = /^(\w+)(=([^"'$\\\s]*))?$/.exec(text) ?? [];
    const value = this.buildArgs[name] ?? preset;
    if (value === undefined) throw new Error(`Nothing says what '${text}' is.`);
    return { [name]: value };
  }

  /** `--chown` would change an owner, which a folder of this machine cannot have; every other flag is refused. */
  private copy(text: string, { from, chown: _owner, ...others }: Instruction['flags'], stage: Stage): void {
    if (Object.keys(others).length > 0) throw new Error(`Unknown flags: ${Object.keys(others).join(', ')}`);
    const paths = text.split(/\s+/);
    const destination = paths.pop() ?? '';
    if (paths.length === 0) throw new Error('COPY needs sources and a destination.');
    if (paths.length > 1 && !destination.endsWith('/')) throw new Error('Several sources need a folder.');
    for (const path of paths) {
      const source = from === undefined ? join(this.context, path) : join(this.stage(from).root, path);
      // As docker does: the contents of a folder go into the destination, a file into it or to its name.
      const intoFolder = !statSync(source).isDirectory() && /(^|\/)\.?\/?$/.test(destination);
      const goal = inStage(stage, intoFolder ? join(destination, basename(path)) : destination);
      if (from === undefined) this.copyFromContext(source, goal);
      else linkTree(source, goal);
    }
  }

  private copyFromContext(source: string, goal: string): void {
    if (this.isIgnored(source)) throw new Error(`${source} is ignored.`);
    cpSync(source, goal, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => !this.isIgnored(file),
    });
  }

  private isIgnored(file: string): boolean {
    const path = relative(this.context, file);
    return path !== '' && this.ignore.ignores(path);
  }

  private stage(name: string): Stage {
    const stage = this.stages.get(name);
    if (stage === undefined) throw new Error(`There is no stage '${name}'.`);
    return stage;
  }
}

/** The real path of a path inside of the image. */
export function inStage({ root, workdir }: Stage, path: string): string {
  return join(root, resolve(workdir, path));
}

function commandOf(text: string): string[] {
  const command = execForm(text);
  if (command === undefined)
    throw new Error(`'${text}' runs in a shell: use the form ["command", "argument"].`);
  return command;
}

function readEnv(text: string, { args, env }: Stage): Record<string, string> {
  const known: Readonly<Record<string, string>> = { ...args, ...env };
  const pairs = text.split(/\s+/).map((pair) => /^([\w.]+)=([^"'\\]*)$/.exec(pair));
  return Object.fromEntries(
    pairs.map((pair) => {
      if (pair === null) throw new Error(`Cannot read '${text}': write NAME=value.`);
      const value = (pair[2] ?? '').replace(/\$(?:(\w+)|\{(\w+)\})/g, (whole, plain, braced) => {
        const given = known[String(plain ?? braced)];
        if (given === undefined) throw new Error(`Nothing says what ${whole} is.`);
        return given;
      });
      if (value.includes('$')) throw new Error(`Cannot read '${text}'.`);
      return [pair[1] ?? '', value];
    }),
  );
}
