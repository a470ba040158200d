import { get } from 'node:http';

/** Status of a conditional GET. fetch() would add `Cache-Control: no-cache` of its own, which asks for the whole answer. */
export const conditional = (url: string, headers: Readonly<Record<string, string>>): Promise<number> =>
  new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    }).on('error', reject);
  });
