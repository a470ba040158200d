import { ask, Cancelled, JobError } from './client.js';
import { byId, h, shown } from './dom.js';
import type { FileUse, GivenFile, Inspected } from './protocol.js';

/** One file of the list, with the controls that belong to it. */
interface Listed {
  readonly name: string;
  readonly blob: Blob;
  readonly row: HTMLElement;
  readonly use: HTMLSelectElement;
  readonly password: HTMLInputElement;
  readonly about: HTMLElement;
  readonly passwordField: HTMLElement;
  readonly problem: HTMLElement;
  inspected: Inspected | undefined;
}

const USES: readonly (readonly [FileUse, string])[] = [
  ['judge', 'Judge it'],
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
  unknown: 'Not recognised',
};

const CHAIN_USES: readonly FileUse[] = ['judge', 'root', 'intermediate'];

const LOCKED = new Set(['password-needed', 'wrong-password']);

let nextId = 0;

/** The files chosen, shared by every view that takes files. */
export class FileList {
  readonly #files: Listed[] = [];
  readonly #panel = byId('files');
  readonly #announce: (text: string) => void;

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

  focus(): void {
    byId('choose').focus();
  }

  /** What a job is given, in the order of the list. */
  given(): GivenFile[] {
    const shared = byId<HTMLInputElement>('shared-password').value;
    return this.#files.map(({ name, blob, use, password }) => {
      const secret = password.value === '' ? shared : password.value;
      return { name, blob, use: use.value as FileUse, ...(secret === '' ? {} : { password: secret }) };
    });
  }

  /** What a view without rules takes, and a word about the files that it leaves aside. */
  givenForChains(): { readonly files: GivenFile[]; readonly aside: HTMLElement[] } {
    const all = this.given();
    const files = all.filter(({ use }) => CHAIN_USES.includes(use));
    const rest = all.length - files.length;
    const words = `${rest === 1 ? '1 file was' : `${rest} files were`} left aside: CRLs, their issuers, private keys and signers of tokens have no part in this.`;
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
    const choose = byId<HTMLInputElement>('choose');
    choose.addEventListener('change', () => {
      const chosen = [...(choose.files ?? [])];
      // The same file may be chosen again.
      choose.value = '';
      void this.#add(chosen.map((file) => ({ name: file.name, blob: file })));
    });
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
      void this.#add([...(event.dataTransfer?.files ?? [])].map((file) => ({ name: file.name, blob: file })));
    });
    byId('paste-add').addEventListener('click', () => {
      const paste = byId<HTMLTextAreaElement>('paste');
      if (paste.value.trim() === '') return;
      void this.#add([{ name: 'pasted text', blob: new Blob([paste.value]) }]);
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

  async #add(chosen: readonly { readonly name: string; readonly blob: Blob }[]): Promise<void> {
    if (chosen.length === 0) return;
    const added = chosen.map(({ name, blob }) => {
      const file = this.#row(this.#unique(name), blob);
      this.#files.push(file);
      return file;
    });
    byId('file-list').append(...added.map(({ row }) => row));
    this.#refresh();
    try {
      const found = await ask(
        'inspect',
        added.map(({ blob }) => blob),
      );
      for (const [index, file] of added.entries()) this.#describe(file, found[index] as Inspected);
    } catch (error) {
      // A cancelled run ends this as well: the files then stay as they are, to be judged.
      if (!(error instanceof Cancelled || error instanceof JobError)) throw error;
      for (const { about, passwordField } of added) {
        about.textContent = error instanceof JobError ? shown(`${error.message}. ${error.remedy}`) : '';
        passwordField.hidden = false;
      }
    }
    this.#refresh();
    this.#announce(`${added.length === 1 ? '1 file' : `${added.length} files`} added, ${this.#files.length} in all.`);
  }

  #unique(name: string): string {
    const taken = new Set(this.#files.map((file) => file.name));
    let unique = name;
    for (let number = 2; taken.has(unique); number++) unique = `${name} (${number})`;
    return unique;
  }

  #row(name: string, blob: Blob): Listed {
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
    const row = h(
      'li',
      {},
      h('p', { class: 'file-name' }, h('bdi', {}, shownName), about),
      h('p', { class: 'field use' }, h('label', { for: `${id}-use`, class: 'sr-only' }, `Use of ${shownName}`), use),
      passwordField,
      remove,
    );
    const file: Listed = { name, blob, row, use, password, about, passwordField, problem, inspected: undefined };
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
  }

  #refresh(): void {
    const count = this.#files.length;
    byId('files-actions').hidden = count === 0;
    byId('files-count').textContent = count === 1 ? '1 file' : `${count} files`;
    const locked = this.#files.filter(({ inspected }) => inspected?.takesPassword === true).length;
    byId('shared-password-field').hidden = locked < 2;
    this.#suggestRoots();
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
