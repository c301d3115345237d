import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../support/built-dist.js';
import { createDiskHost } from '../support/disk-sources.js';
import type { CodeBlock } from './code-blocks.js';
import { namesIn } from './names-in-block.js';

const PACKAGE = 'pingstreams-fulfillment';
const WORLD = join(import.meta.dirname, 'taken-for-granted.ts');
/** The origin of a name that a block uses and neither declares nor imports; the page's other blocks go first. */
const SOURCES = [WORLD, PACKAGE, '@nestjs/common'];

interface VirtualFile {
  text: string;
  /** Lines before the block's first one. */
  offset: number;
  block?: CodeBlock;
}

/**
 * Type-checks the TypeScript blocks of the documents, all in one program, against the sources. A block may leave out
 * its imports, and may use what another block of its page exports; relative imports lead to those too.
 * @returns one line per mistake, with its place in the Markdown file
 */
export function checkBlocks(blocks: readonly CodeBlock[]): string[] {
  const options = compilerOptions();
  const files = new Map<string, VirtualFile>();
  const host = hostWith(files, options);
  const known = exportedNames(files, options, host);
  for (const file of new Set(blocks.map((block) => block.file))) {
    const page = blocks.filter((block) => block.file === file);
    addPage(file, page, known, files);
  }
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].flatMap((name) => {
    const source = program.getSourceFile(name);
    const problems = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return problems.map((problem) => describe(problem, files.get(name)));
  });
}

function addPage(
  file: string,
  blocks: readonly CodeBlock[],
  known: ReadonlyMap<string, string>,
  files: Map<string, VirtualFile>,
): void {
  const pathOf = (block: CodeBlock): string => join(ROOT, `${file}.line-${block.line}.ts`);
  const page = join(ROOT, `${file}.page.ts`);
  const names = blocks.map((block) => namesIn(block.code));
  const exportsOfPage = new Map<string, string>();
  for (const [index, block] of blocks.entries()) {
    for (const name of names[index]?.exported ?? []) {
      if (!exportsOfPage.has(name)) exportsOfPage.set(name, pathOf(block));
    }
  }
  const importable = new Map([...known, ...exportsOfPage]);
  for (const [index, block] of blocks.entries()) {
    const { free, returns } = names[index] ?? { free: new Set<string>(), returns: false };
    const needed = returns ? [...free, 'Handler'] : [...free];
    const imports = needed.flatMap((name) => {
      const source = importable.get(name);
      return source === undefined ? [] : [`import { ${name} } from '${specifier(source)}';`];
    });
    const [head, tail] = returns ? ['export async function block(this: Handler) {', '}'] : ['export {};', ''];
    const text = [...imports, head, block.code, tail].join('\n');
    files.set(pathOf(block), { text, offset: imports.length + 1, block });
  }
  const fromWorld = [...known].filter(([name, source]) => source === WORLD && !exportsOfPage.has(name));
  const lines = [...exportsOfPage, ...fromWorld].map(
    ([name, source]) => `export { ${name} } from '${specifier(source)}';`,
  );
  files.set(page, { text: ['export {};', ...lines].join('\n'), offset: 0 });
}

function specifier(source: string): string {
  return source.endsWith('.ts') ? source.replace(/\.ts$/, '.js') : source;
}

function compilerOptions(): ts.CompilerOptions {
  const path = join(ROOT, 'tsconfig.json');
  const read = ts.readConfigFile(path, (name) => ts.sys.readFile(name));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, ROOT);
  // Blocks are examples: they may declare what they do not use, and need not care for how a file is compiled alone.
  const lenient = { noUnusedLocals: false, noUnusedParameters: false, noImplicitReturns: false };
  return {
    ...options,
    ...lenient,
    isolatedModules: false,
    noEmit: true,
    declaration: false,
    sourceMap: false,
  };
}

let allNames: ReadonlyMap<string, string> | undefined;

/** Every exported name of the sources, and where to import it from; the first source that has it wins. */
function exportedNames(
  files: Map<string, VirtualFile>,
  options: ts.CompilerOptions,
  host: ts.CompilerHost,
): ReadonlyMap<string, string> {
  return (allNames ??= readExportedNames(files, options, host));
}

function readExportedNames(
  files: Map<string, VirtualFile>,
  options: ts.CompilerOptions,
  host: ts.CompilerHost,
): ReadonlyMap<string, string> {
  const probe = join(ROOT, 'exported-names.ts');
  const text = SOURCES.map((source) => `import '${specifier(source)}';`).join('\n');
  files.set(probe, { text, offset: 0 });
  const program = ts.createProgram([probe], options, host);
  const checker = program.getTypeChecker();
  const names = new Map<string, string>();
  for (const [index, statement] of program.getSourceFile(probe)?.statements.entries() ?? []) {
    const module = checker.getSymbolAtLocation((statement as ts.ImportDeclaration).moduleSpecifier);
    for (const { name } of module === undefined ? [] : checker.getExportsOfModule(module)) {
      if (!names.has(name)) names.set(name, SOURCES[index] ?? '');
    }
  }
  files.delete(probe);
  return names;
}

/** The files of the disk and the virtual ones; a relative import of a block leads to its page. */
function hostWith(files: ReadonlyMap<string, VirtualFile>, options: ts.CompilerOptions): ts.CompilerHost {
  const disk = createDiskHost(options);
  const cache = ts.createModuleResolutionCache(ROOT, (name) => name, options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (name) => files.has(name) || disk.fileExists(name),
    readFile: (name) => files.get(name)?.text ?? disk.readFile(name),
    getSourceFile: (name, languageOptions, ...rest) => {
      const text = files.get(name)?.text;
      if (text !== undefined) return ts.createSourceFile(name, text, languageOptions, true);
      return disk.getSourceFile(name, languageOptions, ...rest);
    },
    resolveModuleNameLiterals: (literals, containing, redirected, resolution, source) =>
      literals.map((literal) => {
        const block = files.get(containing)?.block;
        const name =
          block && literal.text.startsWith('.') ? join(ROOT, `${block.file}.page.js`) : literal.text;
        const mode = ts.getModeForUsageLocation(source, literal, resolution);
        return ts.resolveModuleName(name, containing, resolution, host, cache, redirected, mode);
      }),
  };
  return host;
}

function describe(problem: ts.Diagnostic, file: VirtualFile | undefined): string {
  const text = ts.flattenDiagnosticMessageText(problem.messageText, '\n');
  if (file?.block === undefined || problem.file === undefined) return text;
  const { line } = problem.file.getLineAndCharacterOfPosition(problem.start ?? 0);
  return `${file.block.file}:${file.block.line + 1 + line - file.offset}: ${text} (TS${problem.code})`;
}
