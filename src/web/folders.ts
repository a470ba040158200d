import { usage } from './activity.js';

/** A file with its path below the folder that it came with. */
export interface Picked {
  readonly path: string;
  readonly blob: Blob;
}

/** A lab of a hundred clients has 400 files; a drive dropped by mistake has no end. */
const MAX_FILES = 1000;

/** What Chromium offers for what is dropped; a page from a file cannot read entries there. */
type HandedItem = DataTransferItem & { getAsFileSystemHandle?(): Promise<FileSystemHandle | null> };

/**
 * The files of a drop, those in its folders included.
 * @throws JobError for a folder of more than a thousand files, or one that the browser cannot read
 */
export async function droppedFiles(transfer: DataTransfer | null): Promise<Picked[]> {
  const items: HandedItem[] = [...(transfer?.items ?? [])];
  // Entries and handles are gone once this function has waited for anything.
  const entries = items.flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (!entries.some(({ isDirectory }) => isDirectory)) return pickedFiles(transfer?.files ?? []);
  const handles = items.flatMap((item) => item.getAsFileSystemHandle?.() ?? []);
  const found: Picked[] = [];
  try {
    if (handles.length === 0) for (const entry of entries) await walkEntry(entry, found);
    else for (const handle of await Promise.all(handles)) if (handle !== null) await walk(handle, '', found);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    throw usage('This browser does not give the folder to the page.', 'Use “Choose a folder”.');
  }
  return found;
}

/** Those of a file field, which gives each its path below a folder that was chosen. @throws JobError for a folder of more than a thousand */
export function pickedFiles(files: Iterable<File>): Picked[] {
  const found: Picked[] = [];
  for (const file of files) {
    if (file.webkitRelativePath === '') found.push({ path: file.name, blob: file });
    else add(found, { path: file.webkitRelativePath, blob: file });
  }
  return found;
}

async function walk(handle: FileSystemHandle, above: string, found: Picked[]): Promise<void> {
  const path = `${above}${handle.name}`;
  if (handle.kind === 'file') {
    add(found, { path, blob: await (handle as FileSystemFileHandle).getFile() });
    return;
  }
  for await (const one of (handle as FileSystemDirectoryHandle).values()) await walk(one, `${path}/`, found);
}

async function walkEntry(entry: FileSystemEntry, found: Picked[]): Promise<void> {
  if (isFile(entry)) {
    const blob = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    add(found, { path: entry.fullPath.replace(/^\//, ''), blob });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const one of some) await walkEntry(one, found);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

function add(found: Picked[], file: Picked): void {
  if (found.length === MAX_FILES) {
    throw usage(`There are more than ${MAX_FILES} files in it.`, 'Choose a folder with fewer, or single files.');
  }
  found.push(file);
}
