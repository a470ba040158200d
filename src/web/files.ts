import { present } from '../core/present.js';
import { ask, Cancelled, JobError } from './client.js';
import { byId, h, shown } from './dom.js';
import { droppedFiles, type Picked, pickedFiles } from './folders.js';
import { matchPlanFile } from './matchPlanFile.js';
import type { FileUse, GivenFile, Inspected } from './protocol.js';

/** One file of the list, with the controls that belong to it. */
interface Listed {
  readonly name: string;
  readonly path: string;
  readonly blob: Blob;
  readonly row: HTMLElement;
  readonly use: HTMLSelectElement;
  readonly password: HTMLInputElement;
  readonly about: HTMLElement;
  readonly passwordField: HTMLElement;
  readonly problem: HTMLElement;
  /** Where the plan names it. */
  readonly planned: HTMLElement;
  inspected: Inspected | undefined;
}

const USES: readonly (readonly [FileUse, string])[] = [
  ['judge', 'Judge it'],
  ['plan', 'Plan'],
  ['root', 'Trusted root'],
  ['intermediate', 'Intermediate CA'],
  ['crl', 'CRL to check by'],
  ['issuer', 'Issuer of a CRL'],
  ['key', 'Private key'],
  ['signer', 'Signer of a token'],
];

const KINDS: Readonly<Record<string, string>> = {
  pfx: 'PFX',
  certificate: 'Certificate',
  chain: 'Certificates',
  crl: 'CRL',
  csr: 'Certificate request',
  'private-key': 'Private key',
  token: 'Token',
  commandline: 'ccmsetup command line',
  renewal: 'Certificate',
  plan: 'Plan',
  unknown: 'Not recognised',
};

const CHAIN_USES: readonly FileUse[] = ['judge', 'root', 'intermediate'];

const LOCKED = new Set(['password-needed', 'wrong-password']);

let nextId = 0;

const TWO_PLANS = 'More than one plan is among the files. One is judged at a time: remove the others.';
const MAX_MISSING = 6;

function noticeOf(words: readonly string[]): HTMLElement[] {
  if (words.length === 0) return [];
  const more = words.length - MAX_MISSING;
  const lines = [...words.slice(0, MAX_MISSING), ...(more > 0 ? [`and ${more} more`] : [])];
  return [h('div', { class: 'notice' }, ...lines.map((line) => h('p', {}, line)))];
}

/** The files chosen, shared by every view that takes files. */
export class FileList {
  readonly #files: Listed[] = [];
  readonly #panel = byId('files');
  readonly #announce: (text: string) => void;
  #changed: () => void = () => undefined;

  constructor(announce: (text: string) => void) {
    this.#announce = announce;
    this.#wire();
  }

  /** The list stands in the view that is open, where that takes files. */
  moveInto(view: HTMLElement): void {
    view.querySelector('.takes-files')?.after(this.#panel);
  }

  get isEmpty(): boolean {
    return this.#files.length === 0;
  }

  /** The files whose use is that of a plan: one, unless somebody means to judge two at once. */
  get plans(): readonly string[] {
    return this.#plans.map(({ name }) => name);
  }

  get #plans(): Listed[] {
    return this.#files.filter(({ use }) => use.value === 'plan');
  }

  /** @param listener told whenever files or their uses change */
  whenChanged(listener: () => void): void {
    this.#changed = listener;
  }

  focus(): void {
    byId('choose').focus();
  }

  /** What a job is given, in the order of the list. */
  given(): GivenFile[] {
    const shared = byId<HTMLInputElement>('shared-password').value;
    return this.#files.map(({ name, path, blob, use, password }) => {
      const secret = password.value === '' ? shared : password.value;
      return { name, path, blob, use: use.value as FileUse, ...(secret === '' ? {} : { password: secret }) };
    });
  }

  /** What a view without rules takes, and a word about the files that it leaves aside. */
  givenForChains(): { readonly files: GivenFile[]; readonly aside: HTMLElement[] } {
    const all = this.given();
    const files = all.filter(({ use }) => CHAIN_USES.includes(use));
    const rest = all.length - files.length;
    const words = `${rest === 1 ? '1 file was' : `${rest} files were`} left aside: CRLs, their issuers, private keys, signers of tokens and plans have no part in this.`;
    return { files, aside: rest === 0 ? [] : [h('p', { class: 'hint' }, words)] };
  }

  /** Marks the files whose password is missing or wrong, and opens their password fields. */
  markLocked(errors: ReadonlyMap<string, { readonly code: string; readonly message: string }>): void {
    for (const file of this.#files) {
      const error = errors.get(file.name);
      const locked = error !== undefined && LOCKED.has(error.code);
      if (locked) file.passwordField.hidden = false;
      file.password.setAttribute('aria-invalid', String(locked));
      file.problem.textContent = locked
        ? error.code === 'wrong-password' && this.#passwordFor(file) !== ''
          ? 'Wrong password.'
          : 'This file needs a password.'
        : '';
    }
  }

  /** The password field of a file, for a link from the result. */
  passwordOf(name: string): HTMLInputElement | undefined {
    return this.#files.find((file) => file.name === name)?.password;
  }

  #passwordFor({ password }: Listed): string {
    return password.value === '' ? byId<HTMLInputElement>('shared-password').value : password.value;
  }

  #wire(): void {
    for (const id of ['choose', 'choose-folder']) {
      const choose = byId<HTMLInputElement>(id);
      choose.addEventListener('change', () => {
        const chosen = [...(choose.files ?? [])];
        // The same file may be chosen again.
        choose.value = '';
        void this.#take(async () => pickedFiles(chosen));
      });
    }
    const drop = byId('drop');
    const over = (on: boolean) => drop.classList.toggle('over', on);
    // Everywhere on the page: a file dropped beside the field would otherwise replace the page.
    document.addEventListener('dragover', (event) => {
      event.preventDefault();
      over(true);
    });
    document.addEventListener('dragleave', (event) => {
      if (event.relatedTarget === null) over(false);
    });
    document.addEventListener('drop', (event) => {
      event.preventDefault();
      over(false);
      void this.#take(() => droppedFiles(event.dataTransfer));
    });
    byId('paste-add').addEventListener('click', () => {
      const paste = byId<HTMLTextAreaElement>('paste');
      if (paste.value.trim() === '') return;
      void this.#add([{ path: 'pasted text', blob: new Blob([paste.value]) }]);
      paste.value = '';
    });
    byId('remove-all').addEventListener('click', () => {
      for (const file of this.#files) file.row.remove();
      this.#files.length = 0;
      byId<HTMLInputElement>('shared-password').value = '';
      this.#refresh();
      this.#announce('All files and passwords removed.');
      this.focus();
    });
  }

  async #take(pick: () => Promise<readonly Picked[]>): Promise<void> {
    const problem = byId('files-problem');
    problem.hidden = true;
    try {
      await this.#add(await pick());
    } catch (error) {
      if (!(error instanceof JobError)) throw error;
      problem.textContent = shown(`${error.message} ${error.remedy}`);
      problem.hidden = false;
      this.#announce(problem.textContent);
    }
  }

  async #add(chosen: readonly Picked[]): Promise<void> {
    if (chosen.length === 0) return;
    const added = chosen.map((picked) => {
      const file = this.#row(this.#unique(picked.path), picked);
      this.#files.push(file);
      return file;
    });
    byId('file-list').append(...added.map(({ row }) => row));
    this.#refresh();
    try {
      const found = await ask(
        'inspect',
        added.map(({ path, blob }) => ({ name: path, blob })),
      );
      for (const [index, file] of added.entries()) this.#describe(file, present(found[index]));
    } catch (error) {
      // A cancelled run ends this as well: the files then stay as they are, to be judged.
      if (!(error instanceof Cancelled || error instanceof JobError)) throw error;
      for (const { about, passwordField } of added) {
        about.textContent = error instanceof JobError ? shown(`${error.message}. ${error.remedy}`) : '';
        passwordField.hidden = false;
      }
    }
    this.#refresh();
    this.#putPlanFirst();
    const count = added.length === 1 ? '1 file' : `${added.length} files`;
    this.#announce(`${count} added, ${this.#files.length} in all. ${byId('files-hint').textContent}`.trim());
  }

  #unique(name: string): string {
    const taken = new Set(this.#files.map((file) => file.name));
    let unique = name;
    for (let number = 2; taken.has(unique); number++) unique = `${name} (${number})`;
    return unique;
  }

  #row(name: string, { path, blob }: Picked): Listed {
    const id = `file-${nextId++}`;
    const use = h('select', { id: `${id}-use` }, ...USES.map(([value, label]) => h('option', { value }, label)));
    const password = h('input', {
      type: 'password',
      id: `${id}-password`,
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-describedby': `${id}-problem`,
    });
    const about = h('span', { class: 'about' }, 'reading…');
    const problem = h('span', { class: 'problem', id: `${id}-problem` });
    const shownName = shown(name);
    const passwordField = h(
      'p',
      { class: 'field password', hidden: true },
      h('label', { for: `${id}-password` }, 'Password', h('span', { class: 'sr-only' }, ` of ${shownName}`)),
      password,
      problem,
    );
    const remove = h('button', { type: 'button', class: 'remove', 'aria-label': `Remove ${shownName}` }, '×');
    const planned = h('p', { class: 'planned' });
    const row = h(
      'li',
      {},
      h('p', { class: 'file-name' }, h('bdi', {}, shownName), about),
      planned,
      h('p', { class: 'field use' }, h('label', { for: `${id}-use`, class: 'sr-only' }, `Use of ${shownName}`), use),
      passwordField,
      remove,
    );
    const controls = { row, use, password, about, passwordField, problem, planned };
    const file: Listed = { name, path, blob, ...controls, inspected: undefined };
    remove.addEventListener('click', () => this.#remove(file));
    use.addEventListener('change', () => this.#refresh());
    password.addEventListener('input', () => {
      password.setAttribute('aria-invalid', 'false');
      problem.textContent = '';
    });
    return file;
  }

  #remove(file: Listed): void {
    const index = this.#files.indexOf(file);
    if (index < 0) return;
    this.#files.splice(index, 1);
    file.row.remove();
    this.#refresh();
    this.#announce('File removed.');
    const next = this.#files[index] ?? this.#files[index - 1];
    if (next === undefined) this.focus();
    else next.row.querySelector<HTMLElement>('.remove')?.focus();
  }

  #describe(file: Listed, inspected: Inspected): void {
    file.inspected = inspected;
    const kind = inspected.authority
      ? inspected.selfIssued
        ? 'Root CA certificate'
        : 'CA certificate'
      : (KINDS[inspected.kind] ?? inspected.kind);
    const names = inspected.labels.map(shown).join(', ');
    file.about.textContent = inspected.problem ?? (names === '' ? kind : `${kind}: ${names}`);
    if (inspected.problem !== undefined) file.about.textContent = `${kind}: ${shown(inspected.problem)}`;
    file.passwordField.hidden = !inspected.takesPassword;
    if (inspected.kind === 'private-key') file.use.value = 'key';
    if (inspected.kind === 'plan') file.use.value = 'plan';
  }

  #refresh(): void {
    const count = this.#files.length;
    byId('files-actions').hidden = count === 0;
    byId('files-count').textContent = count === 1 ? '1 file' : `${count} files`;
    const locked = this.#files.filter(({ inspected }) => inspected?.takesPassword === true).length;
    byId('shared-password-field').hidden = locked < 2;
    const plans = this.#plans;
    this.#panel.classList.toggle('has-plan', plans.length > 0);
    for (const { row, use } of this.#files) row.classList.toggle('is-plan', use.value === 'plan');
    if (plans.length > 0) this.#showPlan(plans as [Listed, ...Listed[]]);
    else this.#suggestRoots();
    this.#changed();
  }

  /** What the plan takes each file for, and which files it names that are not here. */
  #showPlan([plan, ...more]: [Listed, ...Listed[]]): void {
    const others = this.#files.filter((file) => file !== plan);
    const planned = plan.inspected?.planned;
    const { keys, missing } = matchPlanFile(plan.path, planned ?? [], others);
    for (const file of others) {
      const named = keys.get(file);
      file.row.classList.toggle('unnamed', planned !== undefined && named === undefined);
      // Of a plan with mistakes nobody knows what it names.
      file.planned.textContent = shown(named?.join(', ') ?? (planned === undefined ? '' : 'not named by the plan'));
      // What no rule can recognise may be the password.
      if (named !== undefined && file.inspected?.kind === 'unknown') file.about.textContent = '';
    }
    const words = more.length > 0 ? [TWO_PLANS] : missing.map(({ name, why }) => shown(`${name}: ${why}`));
    byId('files-hint').replaceChildren(...noticeOf(words));
  }

  /** A folder may hold much that the plan does not name. Only when files come: nothing moves under somebody's hands. */
  #putPlanFirst(): void {
    if (this.#plans.length !== 1) return;
    const rank = ({ row, use }: Listed) => (use.value === 'plan' ? 0 : row.classList.contains('unnamed') ? 2 : 1);
    this.#files.sort((a, b) => rank(a) - rank(b));
    byId('file-list').append(...this.#files.map(({ row }) => row));
  }

  /** Trust is for people to say: a root among the files is offered as one, and never taken for one unasked. */
  #suggestRoots(): void {
    const hint = byId('files-hint');
    const judged = this.#files.filter(({ use }) => use.value === 'judge');
    const roots = judged.filter(({ inspected }) => inspected?.authority === true && inspected.selfIssued);
    if (roots.length === 0 || judged.every(({ inspected }) => inspected?.authority !== false)) {
      hint.replaceChildren();
      return;
    }
    const names = roots.map(({ inspected, name }) => shown(inspected?.labels[0] ?? name));
    const who = names.length <= 3 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
    const button = h('button', { type: 'button' }, roots.length === 1 ? 'Trust it as a root' : 'Trust them as roots');
    button.addEventListener('click', () => {
      for (const { use } of roots) use.value = 'root';
      this.#refresh();
      this.#announce('Used as trusted roots.');
      this.focus();
    });
    const verb = roots.length === 1 ? 'is a root CA' : 'are root CAs';
    hint.replaceChildren(
      h(
        'p',
        { class: 'notice' },
        `${who} ${verb}. If your computers trust ${roots.length === 1 ? 'it' : 'them'}: `,
        button,
      ),
    );
  }
}
