// What the page's worker never uses: it would weigh, and the page has a budget. That reports stay the same is for test/conformance.
import { readFile } from 'node:fs/promises';

/** Of a rule's own words those that its documentation shows, and no report. The formatter sees to it that each begins a line. */
const FOR_DOCUMENTATION = /^ {2}(?:title|severityNote|example):[\s\S]*?,\n(?= {2}[a-z])/gm;

const ruleWords = {
  name: 'rule-words',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]rules[\\/][a-z]+[\\/][a-z0-9-]+\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      const rule = text.indexOf('defineRule({');
      const words = rule < 0 ? '' : text.slice(rule).replace(FOR_DOCUMENTATION, '');
      return { contents: rule < 0 ? text : text.slice(0, rule) + words, loader: 'ts' };
    });
  },
};

/** Of the plan's schema what each key means: editors show it, and templates; the page does neither. */
const MEANINGS = /\b(means|may|mayBeSo)\(\s*(?:'[^']*'|"[^"]*")/g;

const schemaOfThePage = {
  name: 'schema-of-the-page',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]plan[\\/]schema\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      return { contents: text.replace(MEANINGS, "$1(''"), loader: 'ts' };
    });
  },
};

/** Of a symptom what `explain` reads: in a report stand its text, where it is seen, and the source. */
const FOR_EXPLAIN = /^ {4}(?:cause|numbers|flag|iis|phrases|about|general):[\s\S]*?,\n(?= {4}[a-z]| {2}\})/gm;

const symptomsOfThePage = {
  name: 'symptoms-of-the-page',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]core[\\/]symptoms[\\/][a-zA-Z]+\.ts$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, 'utf8')).replace(FOR_EXPLAIN, ''),
      loader: 'ts',
    }));
  },
};

/** The page reads YAML and writes none: what `yaml` writes with is left out of it. Nothing that reads calls it, once keys are known to be scalars (readPlan). */
const yamlReader = {
  name: 'yaml-reader',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]yaml[\\/]browser[\\/]dist[\\/]stringify[\\/][A-Za-z]+\.js$/ }, async ({ path: file }) => {
      const [, names] = /^export \{ (.+) \};$/m.exec(await readFile(file, 'utf8')) ?? [];
      if (names === undefined) throw new Error(`${file} is not of the shape that the build of the page knows`);
      const unused = names.split(', ').map((name) => `export const ${name} = written;`);
      return {
        contents: `const written = () => { throw new Error('no YAML is written here'); };\n${unused.join('\n')}`,
      };
    });
  },
};

/** How a report becomes a format, by row. */
const ROW_OF_A_FORMAT = /^ {2}[a-z]+: \{\n(?: {4}.+\n)+ {2}\},$/gm;
const formatsWithout = (isUnused) => ({
  name: 'formats',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]reporters[\\/]formats\.ts$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, 'utf8')).replace(ROW_OF_A_FORMAT, (row) =>
        isUnused(row) ? row.replace(/^ {4}load: .+\n/m, '') : row,
      ),
      loader: 'ts',
    }));
  },
});

/** The page has the styles of a report for what it shows, and gives them along with what it saves. */
const stylesOfThePage = {
  name: 'styles-of-the-page',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]reporters[\\/]html[\\/]styles\.ts$/ }, () => ({
      contents: "export const reportStyles = '';",
      loader: 'ts',
    }));
  },
};

/** The page's own script has the names of formats; the worker makes them. */
export const leftOutOfTheScript = [formatsWithout(() => true)];
export const leftOut = [
  formatsWithout((row) => !row.includes('pagePlace')),
  stylesOfThePage,
  ruleWords,
  symptomsOfThePage,
  schemaOfThePage,
  yamlReader,
];
