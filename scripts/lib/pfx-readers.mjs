// The page that says who reads the PFX files that cmg-cert writes, from docs/pfx-readers.json. The test
// test/write/pfx/readers.test.ts asserts the same data with the programs themselves.

/** Markdown of docs/pfx-readers.md. */
export function renderPfxReaders({ passwords, protections, keys, readers }) {
  const kinds = Object.entries(passwords);
  const header = `| reader | ${kinds.map(([, { words, example }]) => `${words} (\`${example}\`)`).join(' | ')} |`;
  const rows = readers.map(
    ({ name, version, refuses }) =>
      `| ${name} ${version} | ${kinds.map(([kind]) => (refuses.includes(kind) ? '**refuses**' : 'reads')).join(' | ')} |`,
  );
  const defects = readers.filter(({ defect }) => defect).map(({ name, defect }) => `- **${name}.** ${defect}`);
  return `# Who reads the PFX files that cmg-cert writes

Generated from pfx-readers.json by \`npm run generate\`; a test writes each file and opens it with each program.

Each cell holds for both protections (${Object.values(protections).join(', ')}) and for ${Object.values(keys).join(' and ')} keys.

${header}
|${'---|'.repeat(kinds.length + 1)}
${rows.join('\n')}

What is refused is a defect of the reader:

${defects.join('\n')}

Windows takes passwords of any letters. 3DES/SHA-1 imports on every Windows; AES-256/SHA-256 on Windows 10 1709, Windows Server 2019 and
later. A password of ASCII letters is the one that every program, and every keyboard, agrees on.
`;
}
