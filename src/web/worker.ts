/** The worker's side: files are read, decrypted and judged here, away from the page. */
import type { Source } from '../core/check/inputs.js';
import { present } from '../core/present.js';
import './noEval.js';
import { createChainExport } from '../compose/chain.js';
import { createCheck } from '../compose/check.js';
import { createNames } from '../compose/names.js';
import { createPlanCheck } from '../compose/plan.js';
import { createSelect } from '../compose/select.js';
import { CmgCertError } from '../core/errors.js';
import { filesOfPlan } from '../core/plan/files.js';
import type { Report } from '../core/report/report.js';
import { type UnreadFile, withUnread } from '../core/report/withUnread.js';
import { readPlan } from '../planFile/readPlan.js';
import { readBlob } from '../platform/browser/files.js';
import { browserPlatform } from '../platform/browser/index.js';
import { renderAs } from '../reporters/formats.js';
import { renderHtmlBody } from '../reporters/html/body.js';
import { rules, runRules } from '../rules/index.js';
import { inspect } from './inspect.js';
import { PlanFiles } from './planFiles.js';
import type { Ask, FileUse, GivenFile, JobName, Jobs, Judged, Progress, TellableError, Told } from './protocol.js';

/** The part of a worker's global that is used; the DOM's types know windows only. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<Ask>) => void) | null;
  postMessage(message: Told): void;
}
const scope = globalThis as unknown as WorkerScope;

// Not from browser.ts, which has more than the page shows, and the page has a budget.
const check = createCheck(browserPlatform);
const names = createNames(browserPlatform);
const checkPlan = createPlanCheck(browserPlatform);
const select = createSelect(browserPlatform);
const exportChain = createChainExport(browserPlatform);

type Tell = (progress: Progress) => void;
type Doers = { readonly [J in JobName]: (given: Jobs[J]['given'], tell: Tell) => Promise<Jobs[J]['answer']> };

const JUDGED: readonly FileUse[] = ['judge', 'key'];

const doers: Doers = {
  async inspect(files, tell) {
    const found = [];
    for (const [done, { name, blob }] of files.entries()) {
      tell({ stage: 'reading', name: '', done, total: files.length });
      found.push(await inspect(name, blob));
    }
    return found;
  },

  async check({ files, options }, tell) {
    const total = files.length;
    const unread: UnreadFile[] = [];
    const sources = new Map<GivenFile, Source>();
    for (const file of files) {
      await sourceOf(file).then(
        (source) => sources.set(file, source),
        (error: unknown) => unread.push({ name: file.name, error: known(error) }),
      );
    }
    const of = (...uses: readonly FileUse[]) =>
      files.filter((file) => uses.includes(file.use)).flatMap((file) => sources.get(file) ?? []);
    const inputs = of(...JUDGED);
    let opened = 0;
    let begun = 0;
    const answer = await check(inputs, {
      ...options,
      roots: of('root'),
      intermediates: of('intermediate'),
      crls: of('crl'),
      issuers: of('issuer'),
      signingCertificates: of('signer'),
      unreadAuthorities: files.filter((file) => file.use === 'judge' && !sources.has(file)).map(({ name }) => name),
      onOpen: (name) => tell({ stage: 'reading', name, done: opened++, total }),
      onJudge: (name) => tell({ stage: 'judging', name, done: begun++, total: inputs.length }),
    });
    const names = files.filter(({ use }) => JUDGED.includes(use)).map(({ name }) => name);
    const companions = unread.map(({ name }) => name).filter((name) => !names.includes(name));
    const report = withUnread(answer, unread, [...names, ...companions]);
    return judged(report);
  },

  async plan({ plan, files, options }, tell) {
    const source = await companion(plan);
    const named = filesOfPlan(readPlan(source.name, source.bytes).plan).map(({ name }) => name);
    const chosen = new PlanFiles(plan.path, named, files);
    const found = new Map<string, string>();
    let judging = 0;
    const report = await checkPlan(
      source,
      {
        read(name) {
          const file = chosen.find(name);
          found.set(name, file.name);
          return readBlob(file.blob);
        },
        expand: async (name) => chosen.expand(name),
        passwordOf: (name) => chosen.find(name).password,
      },
      {
        ...options,
        onOpen: opening(files.length, tell),
        onJudge: (name) => tell({ stage: 'judging', name, done: judging++, total: files.length }),
      },
    );
    return { ...judged(report), found };
  },

  async select({ files, options }, tell) {
    const { inputs, roots, intermediates } = await everySource(files);
    const onOpen = opening(files.length, tell);
    return select(inputs, { ...options, roots, intermediates, onOpen });
  },

  async upload({ files, options }, tell) {
    const { inputs, roots, intermediates } = await everySource(files);
    const onOpen = opening(files.length, tell);
    const { report, files: written } = await exportChain(inputs, { ...options, roots, intermediates, onOpen });
    return { report, files: written.map(({ name, bytes }) => ({ name, bytes: new Uint8Array(bytes) })) };
  },

  async names({ serviceName, ...options }) {
    return judged(await names(serviceName, options));
  },

  async render({ report, format, styles }) {
    return renderAs(format, report, { why, sha256, styles });
  },
};

const opening = (total: number, tell: Tell) => {
  let done = 0;
  return (name: string): void => tell({ stage: 'reading', name, done: done++, total });
};

const WHY = new Map([...rules, ...runRules].map((rule) => [rule.id, rule.why]));
const why = (rule: string): string => WHY.get(rule) ?? '';
const sha256 = present(browserPlatform.crypto.hash('SHA-256'));

const judged = (report: Report): Judged => ({
  report,
  html: renderHtmlBody(report, { why, headingLevel: 3 }),
});

const sourceOf = async ({ name, blob, password }: GivenFile): Promise<Source> => ({
  name,
  bytes: await readBlob(blob),
  ...(password === undefined ? {} : { password }),
});

/** A file without which the answer would be another. */
async function companion(file: GivenFile): Promise<Source> {
  try {
    return await sourceOf(file);
  } catch (error) {
    const { code, message, remedy } = known(error);
    throw new CmgCertError(code, `${file.name}: ${message}`, { remedy, cause: error });
  }
}

/** For the jobs whose answer would be another without any of the files. */
async function everySource(files: readonly GivenFile[]) {
  const of = async (...uses: readonly FileUse[]): Promise<Source[]> => {
    const sources: Source[] = [];
    for (const file of files) {
      if (uses.includes(file.use)) sources.push(await companion(file));
    }
    return sources;
  };
  return { inputs: await of('judge'), roots: await of('root'), intermediates: await of('intermediate') };
}

function known(error: unknown): CmgCertError {
  if (error instanceof CmgCertError) return error;
  throw error;
}

function tellable(error: unknown): TellableError {
  if (error instanceof CmgCertError) return { code: error.code, message: error.message, remedy: error.remedy };
  return {
    code: 'fault',
    message: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    remedy: 'This is a fault of cmg-cert, not of your files. Please report it.',
  };
}

async function answer<J extends JobName>({ id, job, given }: Ask<J>): Promise<void> {
  try {
    const result = await doers[job](given, (progress) => scope.postMessage({ id, progress }));
    scope.postMessage({ id, answer: result });
  } catch (error) {
    scope.postMessage({ id, error: tellable(error) });
  }
}

scope.onmessage = ({ data }) => void answer(data);
