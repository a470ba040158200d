import { CmgCertError } from '../core/errors.js';
import { listed } from '../core/text/list.js';
import { fits, isPattern } from './wildcards.js';

/** A file that was chosen: its path below the folder that it came with, or its name alone. */
export interface Chosen {
  readonly path: string;
}

const DROP_FOLDER = 'Drop the folder of the plan as a whole, with the folders in it, in place of single files.';

/**
 * Finds the files of a plan among those chosen. A file that came with its folder is found by the path beside the plan, as on a disk; one that came alone by
 * its name, where that leaves no doubt: another file in the place of the one meant would make a false verdict.
 */
export class PlanFiles<F extends Chosen> {
  readonly #folder: string;
  readonly #names: readonly string[];
  readonly #files: readonly F[];

  /**
   * @param plan its path
   * @param names of all files that the plan names
   * @param files all chosen but the plan
   */
  constructor(plan: string, names: readonly string[], files: readonly F[]) {
    this.#folder = folderOf(plan);
    this.#names = names.filter((name) => !isPattern(name));
    this.#files = files;
  }

  /** @throws CmgCertError `unreadable` for one that is not there, `configuration` where several may be meant */
  find(name: string): F {
    const place = this.#placeOf(name);
    const there = this.#files.filter(({ path }) => same(path, place));
    const [found, second] = there.length > 0 ? there : this.#named(place);
    if (found === undefined) {
      throw new CmgCertError('unreadable', 'it is not among the files chosen here', {
        remedy: this.#folder === '' ? 'Choose it, too.' : `Choose it, too: ${place}, or alone.`,
      });
    }
    if (second !== undefined) {
      throw new CmgCertError('configuration', `more than one of the files chosen is named ${lastOf(name)}`, {
        remedy: DROP_FOLDER,
      });
    }
    if (there.length === 0) this.#refuseDoubt(name, found);
    return found;
  }

  /** A name alone tells nothing where the plan has it in two places. */
  #refuseDoubt(name: string, { path }: F): void {
    const meant = [...new Set(this.#names.filter((one) => same(lastOf(one), lastOf(name))))];
    if (meant.length < 2) return;
    throw new CmgCertError(
      'configuration',
      `the plan names ${listed(meant)}: which of them ${path} is, its name does not tell`,
      { remedy: DROP_FOLDER },
    );
  }

  /** The files that a pattern stands for, by names beside the plan. @throws CmgCertError `usage` where there is none */
  expand(name: string): readonly string[] {
    const place = this.#placeOf(name);
    if (!isPattern(name) || this.#files.some(({ path }) => same(path, place))) return [name];
    const found = this.#files.filter(({ path }) => fits(place, path)).map(({ path }) => this.#besidePlan(path));
    if (found.length > 0) return found.sort();
    throw new CmgCertError('usage', `none of the files chosen here fits ${name}`, { remedy: DROP_FOLDER });
  }

  /** By its name: one of which no folder is known; where none is known of the plan, any whose path ends as the plan writes it. */
  #named(place: string): readonly F[] {
    const end = place.replace(/^(?:\.\.\/)+/, '');
    return this.#files.filter(({ path }) =>
      path.includes('/')
        ? this.#folder === '' && same(path.slice(-end.length - 1), `/${end}`)
        : same(path, lastOf(place)),
    );
  }

  #placeOf(name: string): string {
    const slashed = name.replaceAll('\\', '/');
    if (/^(?:\/|[A-Za-z]:)/.test(slashed)) return slashed;
    const place: string[] = [];
    for (const step of `${this.#folder}/${slashed}`.split('/')) {
      if (step === '' || step === '.') continue;
      if (step === '..' && place.length > 0 && place.at(-1) !== '..') place.pop();
      else place.push(step);
    }
    return place.join('/');
  }

  #besidePlan(path: string): string {
    const from = this.#folder === '' ? [] : this.#folder.split('/');
    const to = path.split('/');
    const shared = from.findIndex((step, index) => step !== to[index]);
    const kept = shared < 0 ? from.length : shared;
    return [...from.slice(kept).map(() => '..'), ...to.slice(kept)].join('/');
  }
}

const lastOf = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));
/** Windows does not tell them apart either. */
const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
