import type { Browser, Page } from 'puppeteer-core';

declare global {
  var folder: FileSystemEntry | undefined;
}

/** What the protocol has beyond web pages, which puppeteer does not offer. */
interface Connected {
  readonly connection: { send(method: string, params: object): Promise<{ readonly result: unknown }> };
}

/** Runs in the page's process with the rights of the browser, which alone may name a folder of the disk. */
const inFrame = (folder: string): string => `
  const { classes, interfaces } = Components;
  const folder = classes['@mozilla.org/file/local;1'].createInstance(interfaces.nsIFile);
  folder.initWithPath(${JSON.stringify(folder)});
  const carried = new content.DataTransfer();
  carried.mozSetDataAt('application/x-moz-file', folder, 0);
  content.wrappedJSObject.folder = carried.items[0].webkitGetAsEntry();
  sendAsyncMessage('cmg-cert:folder');
`;

/** Runs in the browser's own window. */
const inWindow = (address: string, frame: string): string => `
  new Promise((resolve) => {
    const { messageManager } = gBrowser.browsers.find(({ currentURI }) => currentURI.spec === ${JSON.stringify(address)});
    messageManager.addMessageListener('cmg-cert:folder', () => resolve());
    messageManager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(${JSON.stringify(frame)}), false);
  })
`;

/** The browser's own window, where this Firefox shows it to a driver. Old ones show the tabs in its place, or refuse. */
export async function windowOf(browser: Browser): Promise<string | undefined> {
  const { connection } = browser as unknown as Connected;
  const asked = connection.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
  const { result } = await asked.catch(() => ({ result: { contexts: [] } }));
  const { contexts } = result as { contexts: readonly { context: string; url: string }[] };
  return contexts.find(({ url }) => url.startsWith('chrome:'))?.context;
}

/**
 * Drops a folder of the disk. The driver cannot: so the entry that Firefox gives a page for the folder is Firefox's own,
 * which the page reads as after any drop, and the event that carries it is made here.
 * @param context the browser's own window
 */
export async function dropFolder(browser: Browser, context: string, page: Page, folder: string): Promise<void> {
  const { connection } = browser as unknown as Connected;
  const expression = inWindow(page.url(), inFrame(folder));
  const { result: ran } = await connection.send('script.evaluate', {
    expression,
    target: { context },
    awaitPromise: true,
  });
  if ((ran as { type: string }).type !== 'success') throw new Error(JSON.stringify(ran));
  await page.evaluate(() => {
    const dataTransfer = { items: [{ webkitGetAsEntry: () => globalThis.folder }], files: [] };
    document.dispatchEvent(Object.assign(new Event('drop', { cancelable: true }), { dataTransfer }));
  });
}
