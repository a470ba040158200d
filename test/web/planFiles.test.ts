import { describe, expect, it } from 'vitest';
import { looksLikePlan } from '../../src/planFile/looksLikePlan.js';
import { matchPlanFile } from '../../src/web/matchPlanFile.js';

/** What the page tells of each name of a plan: the file that it takes for it, or why it takes none. */
function found(plan: string, names: readonly string[], paths: readonly string[]): Record<string, string> {
  const planned = names.map((name) => ({ name, key: name }));
  const { keys, missing } = matchPlanFile(
    plan,
    planned,
    paths.map((path) => ({ path })),
  );
  const taken = [...keys].flatMap(([{ path }, of]) => of.map((name) => [name, path]));
  return Object.fromEntries([...taken, ...missing.map(({ name, why }) => [name, why])]);
}

const DROP = 'Drop the folder of the plan as a whole, with the folders in it, in place of single files.';
const doubt = (names: string, file: string) =>
  `the plan names ${names}: which of them ${file} is, its name does not tell. ${DROP}`;

describe('the files of a plan in the offline page', () => {
  it.each(['plan.yaml', 'lab/plan.yaml'])('are one where %s names one place in several ways', (plan) => {
    const names = ['./upload/root.cer', 'upload/root.cer', 'Upload\\ROOT.cer', 'upload/../upload/root.cer'];
    expect(Object.values(found(plan, names, ['root.cer']))).toEqual(names.map(() => 'root.cer'));
  });

  it.each([
    ['lab/plan.yaml', ['server.pfx', '../server.pfx']],
    ['plan.yaml', ['server.pfx', 'old/server.pfx']],
    ['plan.yaml', ['server.pfx', '../server.pfx']],
    ['plan.yaml', ['server.pfx', 'C:\\old\\SERVER.pfx']],
  ])('are not told from each other by a name alone: %s with %j', (plan, names) => {
    const why = doubt(names.join(' and '), 'server.pfx');
    expect(found(plan, names, ['server.pfx'])).toEqual(Object.fromEntries(names.map((name) => [name, why])));
  });

  it('are told from each other by the folders that they came with, and one that came alone fills no gap', () => {
    const names = ['server.pfx', 'old/server.pfx'];
    expect(found('lab/plan.yaml', names, ['lab/server.pfx', 'lab/old/server.pfx', 'server.pfx'])).toEqual({
      'server.pfx': 'lab/server.pfx',
      'old/server.pfx': 'lab/old/server.pfx',
    });
    expect(found('lab/plan.yaml', names, ['lab/server.pfx', 'server.pfx'])).toEqual({
      'server.pfx': 'lab/server.pfx',
      'old/server.pfx': doubt('server.pfx and old/server.pfx', 'server.pfx'),
    });
  });

  it.each(['plan.yaml', 'x/plan.yaml'])('are in no other folder than %s says', (plan) => {
    const why = found(plan, ['server.pfx'], ['x/old/server.pfx'])['server.pfx'];
    expect(why).toContain('it is not among the files chosen here; x/old/server.pfx is not where the plan says. ');
    expect(found(plan, ['server.pfx'], ['x/old/server.pfx', 'server.pfx'])).toEqual({ 'server.pfx': 'server.pfx' });
  });

  it('have the same name however their letters and marks are written', () => {
    const [composed, apart] = ['Zürich.pfx'.normalize('NFC'), 'Zürich.pfx'.normalize('NFD')];
    expect(found('lab/plan.yaml', [composed], [`lab/${apart}`])).toEqual({ [composed]: `lab/${apart}` });
    expect(found('plan.yaml', [apart], [composed])).toEqual({ [apart]: composed });
    expect(found('lab/plan.yaml', ['Z?rich.*'], [`lab/${apart}`])).toEqual({ 'Z?rich.*': `lab/${apart}` });
  });

  it('that begin with a dot, or are in such a folder, no star stands for', () => {
    const visible = ['lab/a.pfx', 'lab/one/a.pfx', 'lab/one/two/a.pfx'];
    const hidden = ['lab/.a.pfx', 'lab/.git/a.pfx', 'lab/one/.git/a.pfx', 'lab/.git/one/a.pfx'];
    const taken = (name: string, paths: readonly string[]) => {
      const { keys } = matchPlanFile(
        'lab/plan.yaml',
        [{ name, key: '' }],
        paths.map((path) => ({ path })),
      );
      return [...keys.keys()].map(({ path }) => path);
    };
    expect(taken('**/*.pfx', [...hidden, ...visible])).toEqual(visible);
    expect(taken('**', [...hidden, ...visible])).toEqual(visible);
    expect(taken('*.pfx', [...hidden, ...visible])).toEqual(['lab/a.pfx']);
    expect(taken('.git/*.pfx', [...hidden, ...visible])).toEqual(['lab/.git/a.pfx']);
  });

  it('that came alone are in no folder that a pattern could mean', () => {
    expect(found('lab/plan.yaml', ['../*.pfx'], ['server.pfx'])['../*.pfx']).toBe(
      `none of the files that came with their folder fits ../*.pfx. ${DROP}`,
    );
  });

  it.each(['client[12].pfx', '{a,b}.pfx', '*.{pfx,cer}'])('that %s stands for only the command line knows', (name) => {
    expect(found('lab/plan.yaml', [name], ['lab/client1.pfx', 'lab/a.pfx'])[name]).toBe(
      'it is not among the files chosen here, and patterns with [ ] or { } only the command line knows. Name the files one by one.',
    );
    expect(found('lab/plan.yaml', [name], [`lab/${name}`])).toEqual({ [name]: `lab/${name}` });
  });
});

describe('a file is taken for a plan', () => {
  const looks = (text: string, name = 'file.json') => looksLikePlan(name, new TextEncoder().encode(text));

  it.each([
    '{"configmgr":2503,"deployment":{},"regoin":1}',
    '{"$schema":"plan.schema.json","files":{},"tls12":true}',
    'files:\n  server: server.pfx\nentra:\n  onboarded: true\n',
    'hierarchy:\n  kind: cas\nfiels:\n  server: server.pfx\ntls12: true\n',
  ])('by keys that tell: %j', (text) => {
    expect(looks(text)).toBe(true);
  });

  it.each([
    '{"name":"contoso","version":"1.0.0","files":["dist"],"content":"src"}',
    '{"files":[]}',
    '{"$schema":"plan.schema.json","files":[]}',
    'files: 3\ncontent: 4\nsubject: Report of the day\n',
    '{"deployment":{}}',
  ])('and not by two that others have, too: %j', (text) => {
    expect(looks(text)).toBe(false);
    expect(looks(text, 'plan.yaml')).toBe(true);
  });
});
