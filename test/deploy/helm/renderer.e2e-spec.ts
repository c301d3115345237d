import { parseTemplate } from './parse-template.js';
import { TemplateRenderer } from './render-template.js';

const render = (template: string, dot: unknown = {}): string => {
  const nodes = parseTemplate(template);
  const definitions = new Map(
    nodes.flatMap((node) => (node.kind === 'define' ? [[node.name, node.body]] : [])),
  );
  return new TemplateRenderer(definitions).render(nodes, dot);
};

describe('The renderer of Go templates', () => {
  it.each([
    ['trims white space on request', 'a \n {{- " b " -}} \n c', 'a b c'],
    ['leaves out comments', 'a {{- /* if end */ -}} b', 'ab'],
    ['gives the result of a command to the next one', '{{ .name | default "bot" | quote }}', '"bot"'],
    ['takes the first branch that is true', '{{ if .no }}1{{ else if .yes }}2{{ else }}3{{ end }}', '2'],
    ['takes the last branch if none is true', '{{ if .no }}1{{ else if .empty }}2{{ else }}3{{ end }}', '3'],
    [
      'visits a map in the order of its keys',
      '{{ range $key, $value := .map }}{{ $key }}{{ $value }}{{ end }}',
      'a1b2',
    ],
    ['sets the dot in with, and keeps the root', '{{ with .map }}{{ .a }}{{ $.yes }}{{ end }}', '1true'],
    [
      'keeps a variable inside of its block',
      '{{ $x := 1 }}{{ if .yes }}{{ $x := 2 }}{{ $x }}{{ end }}{{ $x }}',
      '21',
    ],
    ['includes a template', '{{ define "t" }}<{{ .a }}>{{ end }}{{ include "t" .map }}', '<1>'],
    ['indents every line', 'x:{{ toYaml .map | nindent 2 }}', 'x:\n  a: 1\n  b: 2'],
    ['calculates in parentheses', '{{ add (div (add 5000 25000) 1000) 30 }}', '60'],
  ])('%s', (_title, template, expected) => {
    expect(render(template, { yes: true, no: false, empty: {}, map: { b: 2, a: 1 } })).toBe(expected);
  });

  it.each([
    ['an unknown function', '{{ upper "a" }}', 'Unknown function upper'],
    ['an unknown action', '{{ template "t" . }}', 'Unknown action'],
    ['an unknown template', '{{ include "t" . }}', 'Unknown template t'],
    ['an unknown variable', '{{ $x }}', 'Unknown variable $x'],
    ['unknown syntax', '{{ .a == 1 }}', 'Cannot read'],
    ['a missing value', '{{ .a }}', 'A missing value is not a text'],
    ['a field of a missing value', '{{ .a.b }}', '.b of a missing value'],
    ['a missing end', '{{ if .a }}', '{{ end }} is missing'],
    ['an end without a beginning', '{{ end }}', 'Unexpected {{ end }}'],
    ['a parenthesis that is not closed', '{{ quote (add 1 2 }}', 'not closed'],
    ['a comparison of two types', '{{ eq 1 "1" }}', 'eq compares'],
  ])('throws at %s', (_title, template, message) => {
    expect(() => render(template)).toThrow(message);
  });
});
