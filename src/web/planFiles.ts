import { CmgCertError } from '../core/errors.js';
import { listed } from '../core/text/list.js';
import { fits, isBeyond, isPattern } from './wildcards.js';

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
  /** By the last part of their names, the places that the plan names, each as the plan writes it. */
  readonly #places: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly #files: ReadonlyMap<string, readonly F[]>;

  /**
   * @param plan its path
   * @param names of all files that the plan names
   * @param files all chosen but the plan
   */
  constructor(plan: string, names: readonly string[], files: readonly F[]) {
    this.#folder = folderOf(plan);
    const places = new Map<string, Map<string, string>>();
    for (const name of names.filter((name) => !isPattern(name))) {
      const place = comparable(this.#placeOf(name));
      const last = lastOf(place);
      places.set(last, (places.get(last) ?? new Map<string, string>()).set(place, name));
    }
    this.#places = places;
    const chosen = new Map<string, F[]>();
    for (const file of files) {
      const path = comparable(file.path);
      chosen.set(path, [...(chosen.get(path) ?? []), file]);
    }
    this.#files = chosen;
  }

  /** @throws CmgCertError `unreadable` for one that is not there, `configuration` where several may be meant */
  find(name: string): F {
    const place = comparable(this.#placeOf(name));
    const [found, second] = this.#at(place);
    if (found === undefined) throw this.#missing(name);
    if (second !== undefined) {
      throw new CmgCertError('configuration', `more than one of the files chosen is named ${lastOf(name)}`, {
        remedy: DROP_FOLDER,
      });
    }
    const meant = [...(this.#places.get(lastOf(place))?.values() ?? [])];
    if (meant.length > 1 && isAlone(found.path)) {
      throw new CmgCertError(
        'configuration',
        `the plan names ${listed(meant)}: which of them ${found.path} is, its name does not tell`,
        { remedy: DROP_FOLDER },
      );
    }
    return found;
  }

  /** The files that a pattern stands for, by names beside the plan. @throws CmgCertError `usage` where there is none */
  expand(name: string): readonly string[] {
    const place = this.#placeOf(name);
    if (!(isPattern(name) || isBeyond(name)) || this.#at(comparable(place)).length > 0) return [name];
    if (isBeyond(name)) {
      const message = 'it is not among the files chosen here, and patterns with [ ] or { } only the command line knows';
      throw new CmgCertError('usage', message, { remedy: 'Name the files one by one.' });
    }
    const paths = [...this.#files.values()].flat().map(({ path }) => path);
    // Of a file that came alone nobody knows whether it is in the folder that the pattern means.
    const found = paths.filter((path) => !isAlone(path) && fits(place, path)).map((path) => this.#besidePlan(path));
    if (found.length > 0) return found.sort();
    throw new CmgCertError('usage', `none of the files that came with their folder fits ${name}`, {
      remedy: DROP_FOLDER,
    });
  }

  /** Those of a path, else those of which no folder is known and that have its name. */
  #at(place: string): readonly F[] {
    return (isAlone(place) ? undefined : this.#files.get(place)) ?? this.#files.get(lastOf(place)) ?? [];
  }

  #missing(name: string): CmgCertError {
    const place = this.#placeOf(name);
    const last = `/${comparable(lastOf(place))}`;
    const elsewhere = [...this.#files].find(([path]) => path.endsWith(last))?.[1][0];
    const also = elsewhere === undefined ? '' : `; ${elsewhere.path} is not where the plan says`;
    const alone = elsewhere === undefined ? 'Choose it, too.' : DROP_FOLDER;
    return new CmgCertError('unreadable', `it is not among the files chosen here${also}`, {
      remedy: this.#folder === '' ? alone : `Choose it, too: ${place}, or alone.`,
    });
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
const isAlone = (path: string): boolean => !path.includes('/');
/** Windows does not tell letter case apart, and macOS takes letters and their marks apart. */
const comparable = (path: string): string => path.normalize('NFC').toLowerCase();
