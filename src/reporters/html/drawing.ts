import type { ChecklistState, PlanOverview } from '../../core/report/plan.js';
import { CONNECTIONS, type DesignPart, designParts, designSentence, type PartId, STATE_WORD } from '../content/plan.js';
import { type Html, html } from './template.js';

/** Beside the word, so that nobody needs the colour. */
const SIGN: Readonly<Record<ChecklistState, string>> = {
  failed: '✕',
  warning: '!',
  unknown: '?',
  confirm: '○',
  planned: '✓',
  proven: '✓',
};

const CLASS: Readonly<Record<ChecklistState, string>> = {
  failed: 'error',
  warning: 'warning',
  unknown: 'open',
  confirm: 'none',
  planned: 'pass',
  proven: 'pass',
};

/** x, y, width and height. */
type Box = readonly [number, number, number, number];

interface Arrangement {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
  readonly areas: Readonly<Record<DesignPart['area'], Box>>;
  readonly boxes: Readonly<Record<PartId, Box>>;
  /** Paths of the connections, in the order of {@link CONNECTIONS}. */
  readonly paths: readonly string[];
}

const WIDE: Arrangement = {
  name: 'wide',
  width: 960,
  height: 316,
  areas: { Internet: [1, 1, 190, 314], Azure: [223, 1, 334, 314], 'On-premises': [589, 1, 370, 314] },
  boxes: {
    clients: [20, 126, 150, 64],
    gateway: [243, 126, 294, 64],
    storage: [243, 228, 137, 64],
    vault: [400, 228, 137, 64],
    serviceConnectionPoint: [609, 34, 150, 64],
    connectionPoints: [609, 126, 150, 64],
    managementPoints: [789, 126, 150, 64],
    softwareUpdatePoints: [789, 228, 150, 64],
  },
  paths: [
    'M170 158 H241',
    'M95 190 V260 H241',
    'M468 190 V226',
    'M609 158 H539',
    'M609 66 H390 V124',
    'M759 158 H787',
    'M684 190 V260 H787',
  ],
};

const NARROW: Arrangement = {
  name: 'narrow',
  width: 340,
  height: 600,
  areas: { Internet: [1, 1, 338, 106], Azure: [1, 131, 338, 206], 'On-premises': [1, 361, 338, 238] },
  boxes: {
    clients: [95, 30, 150, 64],
    gateway: [25, 160, 300, 64],
    storage: [25, 258, 138, 64],
    vault: [187, 258, 138, 64],
    connectionPoints: [25, 400, 138, 64],
    serviceConnectionPoint: [187, 400, 138, 64],
    managementPoints: [25, 520, 138, 64],
    softwareUpdatePoints: [187, 520, 138, 64],
  },
  paths: [
    'M180 94 V158',
    'M95 62 H7 V290 H23',
    'M256 224 V256',
    'M140 400 V350 H171 V226',
    'M210 400 V350 H179 V226',
    'M94 464 V518',
    'M140 464 V492 H256 V518',
  ],
};

/** The design drawn, once for a screen and once for a telephone; the style shows one of them. */
export function drawing(overview: PlanOverview): Html {
  const parts = designParts(overview);
  return html`${[WIDE, NARROW].map((arrangement) => picture(parts, arrangement))}`;
}

function picture(parts: readonly DesignPart[], { name, width, height, areas, boxes, paths }: Arrangement): Html {
  return html`<svg class="design ${name}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${designSentence(parts)}">
<defs><marker id="arrow-${name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="head" d="M0 0 L8 4 L0 8 z"/></marker></defs>
${Object.entries(areas).map(
  ([title, [x, y, w, h]]) =>
    html`<rect class="area" x="${x}" y="${y}" width="${w}" height="${h}" rx="8"/><text class="area-title" x="${x + 12}" y="${y + 20}">${title}</text>`,
)}
${CONNECTIONS.map((_, index) => html`<path class="connection" d="${paths[index] ?? ''}" marker-end="url(#arrow-${name})"/>`)}
${parts.map((part) => box(part, boxes[part.id]))}
</svg>`;
}

function box({ title, state }: DesignPart, [x, y, w, h]: Box): Html {
  const middle = x + w / 2;
  const first = title.length > 1 ? y + 19 : y + 27;
  return html`<g class="${CLASS[state]}"><rect class="node" x="${x}" y="${y}" width="${w}" height="${h}" rx="6"/>${title.map(
    (line, index) =>
      html`<text class="node-title" x="${middle}" y="${first + index * 16}" text-anchor="middle">${line}</text>`,
  )}<text class="node-state" x="${middle}" y="${title.length > 1 ? y + 54 : y + 48}" text-anchor="middle">${SIGN[state]} ${STATE_WORD[state]}</text></g>`;
}
