import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/cli.js';
import { runInProcess } from '../support/runInProcess.js';

const EXAMPLE = resolve(ROOT, 'examples/contoso.yaml');
const shown = async (format: string, ...more: string[]): Promise<string> =>
  (await runInProcess(['plan', 'check', EXAMPLE, '--at', '2026-11-21T12:00:00Z', '--format', format, ...more])).stdout;

describe('the report on a plan', () => {
  it('is text of at most 100 columns without blanks at the end of a line, and leaves out what is done', async () => {
    const text = await shown('text');
    const lines = text.split('\n');
    expect(lines.filter((line) => line.length > 100 || / $/.test(line))).toEqual([]);
    expect(text).toContain('To confirm, Global administrator:');
    expect(text).not.toContain('"Enforce TLS 1.2" is on');
    expect(await shown('text', '-v')).toContain('"Enforce TLS 1.2" is on');
  });

  it('is a task list in Markdown, in which only what is proven or planned is ticked', async () => {
    const markdown = await shown('markdown');
    const tasks = markdown.split('\n').filter((line) => /^- \[.\]/.test(line));
    expect(tasks.length).toBeGreaterThan(50);
    for (const task of tasks) {
      expect(task.startsWith('- [x]')).toBe(/\*\*(Proven|As planned)\*\*/.test(task));
    }
    expect(markdown).toContain('### In the wizard');
  });

  it('is a drawing in HTML that says in words what it shows', async () => {
    const html = await shown('html');
    const drawings = html.match(/<svg class="design [^>]*aria-label="[^"]*"/g) ?? [];
    expect(drawings).toHaveLength(2);
    for (const drawing of drawings) {
      expect(drawing).toContain('Connection points (On-premises): as planned');
      expect(drawing).toContain('Clients to Cloud management gateway');
    }
  });
});
