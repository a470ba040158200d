// Fails on words and patterns that docs/style.md replaces, in every text that people read: strings and comments of src, and the documentation.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = process.cwd();

const WORDS = /^\| ([^|]+) \| ([^|]+) \| `((?:\\\||[^`])+)` \|$/gm;
/** Facts in another's words: licences, and pages that are written from the sources. */
const NOT_OURS = /^(?:docs\/(?:style|faults|coverage|pfx-readers)\.md|docs\/rules\/)/;

/** The table of docs/style.md. */
export function replacements(style) {
  return [...style.matchAll(WORDS)].map(([, not, but, pattern]) => ({
    not,
    but,
    messagesOnly: but.includes('(in messages'),
    pattern: new RegExp(pattern.replaceAll('\\|', '|'), 'gi'),
  }));
}

/** Strings with more than one word, parts of templates and comments, each with its place. */
export function textsOfCode(name, code) {
  const source = ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true);
  const texts = [];
  const add = (text, at) => texts.push({ text, line: source.getLineAndCharacterOfPosition(at).line + 1 });
  const visit = (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      if (/\s/.test(node.text)) add(node.text, node.getStart());
    ts.forEachChild(node, visit);
  };
  visit(source);
  for (const match of code.matchAll(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gm))
    match[0].split('\n').forEach((text, index) => {
      texts.push({ text, comment: true, line: source.getLineAndCharacterOfPosition(match.index).line + 1 + index });
    });
  return texts;
}

/** Lines outside code, and without the code in them. */
export function textsOfMarkdown(markdown) {
  let fenced = false;
  return markdown.split('\n').flatMap((line, index) => {
    if (/^\s*```/.test(line)) fenced = !fenced;
    return fenced ? [] : [{ text: line.replace(/`[^`]*`/g, '`'), line: index + 1 }];
  });
}

export function findings(texts, table) {
  return texts.flatMap(({ text, line, comment = false }) =>
    table.flatMap(({ pattern, but, messagesOnly }) =>
      comment && messagesOnly ? [] : [...text.matchAll(pattern)].map(([found]) => ({ line, found: found.trim(), but })),
    ),
  );
}

function filesBelow(folder, ending) {
  return readdirSync(path.join(root, folder), { recursive: true })
    .map((file) => path.posix.join(folder, file.replaceAll('\\', '/')))
    .filter((file) => file.endsWith(ending));
}

function main() {
  const table = replacements(readFileSync(path.join(root, 'docs/style.md'), 'utf8'));
  const pages = [...filesBelow('docs', '.md'), ...readdirSync(root).filter((file) => file.endsWith('.md'))];
  const only = process.argv.slice(2);
  const files = [...filesBelow('src', '.ts'), ...pages]
    .filter((file) => !NOT_OURS.test(file) && !file.endsWith('.d.ts'))
    .filter((file) => only.length === 0 || only.some((prefix) => file.startsWith(prefix)));
  let count = 0;
  for (const file of files) {
    const content = readFileSync(path.join(root, file), 'utf8');
    const texts = file.endsWith('.md') ? textsOfMarkdown(content) : textsOfCode(file, content);
    for (const { line, found, but } of findings(texts, table)) {
      count += 1;
      console.error(`${file}:${line}: "${found}": ${but}`);
    }
  }
  if (count === 0) return;
  console.error(`${count} places. docs/style.md says why, and what to write.`);
  process.exit(1);
}

if (process.argv[1] === import.meta.filename) main();
