const SUBJECTS = ['what', 'whoever', 'whatever', 'whichever', 'who', 'where'];
const CAPITALS = SUBJECTS.map((word) => word[0].toUpperCase() + word.slice(1)).join('|');

/**
 * Faults of grammar, which no list of phrases finds. A rule with `title` applies to the titles of tests only, which
 * begin in lower case. `hint` finds all files that may have the fault, as `pattern` depends on where a piece begins.
 */
const GRAMMAR = [
  {
    hint: new RegExp(`\\b(?:${CAPITALS})\\b`),
    pattern: new RegExp(`(?:^|[.:] |- )(?:${CAPITALS})\\b(?![^.?]*\\?)`),
    plain: 'begin with a noun or a verb',
  },
  {
    title: true,
    hint: new RegExp(`['"\`](?:${SUBJECTS.join('|')}) `),
    pattern: new RegExp(`^(?:${SUBJECTS.join('|')}) `),
    plain: 'begin with a noun or a verb',
  },
  {
    pattern: /(?<!\b[Tt]here )\b(?:is|are|was|were) no (?!longer|more|less|such)[A-Za-z]/,
    plain: 'use "is not a"',
  },
  {
    pattern: /\bstands? (?:anywhere|nowhere|too|in|on|at|before|beside|behind|for|there|here)\b/,
    plain: 'use "is"',
  },
];

/**
 * The rules of grammar, and a rule for each phrase that the glossary rejects.
 * @param glossary the text of docs/glossary.md
 */
export function rulesWith(glossary) {
  const phrases = rejectedPhrases(glossary).map(({ phrase, plain }) => ({
    pattern: patternOf(phrase),
    plain: `use ${plain}`,
  }));
  return [...GRAMMAR, ...phrases];
}

/** The phrases in the column "not" of each table of the glossary; the plain form is in the column "term" or "write". */
export function rejectedPhrases(glossary) {
  let head = [];
  return glossary.split('\n').flatMap((line) => {
    if (!line.startsWith('|')) {
      head = [];
      return [];
    }
    const cells = line.split('|').map((cell) => cell.trim());
    if (head.length === 0) {
      head = cells;
      return [];
    }
    const [not, term, write] = ['not', 'term', 'write'].map((name) => cells[head.indexOf(name)] ?? '');
    if (/^-*$/.test(not)) return [];
    return not.split(', ').map((phrase) => ({ phrase, plain: write || `"${term}"` }));
  });
}

/** A leading `be` is any of its forms: "be" finds "is" and "were". */
function patternOf(phrase) {
  const words = phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/^be /, '(?:is|are|was|were|be|been) ');
  return new RegExp(`\\b${words}\\b`, 'i');
}
