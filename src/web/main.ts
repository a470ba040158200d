/** The page's own script: fields, files, results. Everything that reads or judges a file is the worker's. */
import { announce, wireCancel } from './activity.js';
import { prepare } from './client.js';
import { byId } from './dom.js';
import { FileList } from './files.js';
import { tabs } from './tabs.js';
import { checkView } from './views/check.js';
import { namesView } from './views/names.js';
import { selectView } from './views/select.js';
import { uploadView } from './views/upload.js';

const files = new FileList(announce);
tabs(document.querySelector('[role=tablist]') as HTMLElement, (panel) => files.moveInto(byId(panel)));
wireCancel();
checkView(files);
uploadView(files);
selectView(files);
namesView();

// After the page has been painted: a moment that nobody waits for.
requestAnimationFrame(() => setTimeout(prepare));
