import type { CurvePoint } from './curve';

/** One diagram: its curve, and the threshold that the product has. */
export type Panel = {
  readonly title: string;
  readonly points: readonly CurvePoint[];
  readonly shipped: CurvePoint;
};

const SIDE = 360;
const MARGIN = { left: 70, top: 74, right: 30, bottom: 64 };
const PANEL_WIDTH = MARGIN.left + SIDE + MARGIN.right;
const LEGEND_HEIGHT = 62;
const HEIGHT = MARGIN.top + SIDE + MARGIN.bottom + LEGEND_HEIGHT;
const TICKS = [0, 20, 40, 60, 80, 100];
const INK = '#1f2933';
const PALE = '#d9dee4';
const FAINT = '#52606d';

const LINES = [
  { of: (point: CurvePoint) => point.wrong, colour: '#b3261e', says: 'answers to these whose first clause is wrong' },
  { of: (point: CurvePoint) => point.madeUp, colour: '#1f5fa8', says: 'unanswerable questions answered all the same' },
] as const;

const round = (value: number): string => value.toFixed(1).replace(/\.0$/, '');
const x = (per: number): string => round(MARGIN.left + (SIDE * per) / 100);
const y = (per: number): string => round(MARGIN.top + SIDE - (SIDE * per) / 100);

const write = (at: readonly [string, string], words: string, more = ''): string =>
  `<text x="${at[0]}" y="${at[1]}"${more === '' ? '' : ` ${more}`}>${words}</text>`;

const line = (from: readonly [string, string], to: readonly [string, string], colour: string, more = ''): string =>
  `<line x1="${from[0]}" y1="${from[1]}" x2="${to[0]}" y2="${to[1]}" stroke="${colour}" ${more}/>`;

const grid = (): readonly string[] =>
  TICKS.flatMap((tick) => [
    line([x(tick), y(0)], [x(tick), y(100)], tick === 0 ? INK : PALE),
    line([x(0), y(tick)], [x(100), y(tick)], tick === 0 ? INK : PALE),
    write([x(tick), round(MARGIN.top + SIDE + 18)], `${tick} %`, `text-anchor="middle" fill="${FAINT}"`),
    write([round(MARGIN.left - 8), round(Number(y(tick)) + 4)], `${tick} %`, `text-anchor="end" fill="${FAINT}"`),
  ]);

const axisLabels = (): readonly string[] => {
  const middle = round(MARGIN.top + SIDE / 2);
  return [
    write([x(50), round(MARGIN.top + SIDE + 44)], 'answerable questions that are answered', 'text-anchor="middle"'),
    write(['20', middle], 'share', `text-anchor="middle" transform="rotate(-90 20 ${middle})"`),
  ];
};

const curves = (points: readonly CurvePoint[]): readonly string[] =>
  LINES.map(({ of, colour }) => {
    const path = points.map((point) => `${x(point.answered)},${y(of(point))}`).join(' ');
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2" stroke-linejoin="round"/>`;
  });

const shippedMark = (shipped: CurvePoint): readonly string[] => [
  line([x(shipped.answered), y(0)], [x(shipped.answered), y(100)], INK, 'stroke-dasharray="4 4"'),
  write(
    [x(shipped.answered), round(MARGIN.top - 10)],
    `shipped: ${round(shipped.answered)} %`,
    `text-anchor="${shipped.answered > 85 ? 'end' : 'middle'}"`,
  ),
  ...LINES.flatMap(({ of, colour }) => [
    `<circle cx="${x(shipped.answered)}" cy="${y(of(shipped))}" r="5" fill="${colour}" stroke="#fff" stroke-width="1.5"/>`,
    write(
      [round(Number(x(shipped.answered)) - 9), round(Number(y(of(shipped))) - 7)],
      `${round(of(shipped))} %`,
      `text-anchor="end" fill="${colour}" font-weight="600" stroke="#fff" stroke-width="4" paint-order="stroke"`,
    ),
  ]),
];

const drawPanel = ({ title, points, shipped }: Panel, at: number): string =>
  [
    `<g transform="translate(${at * PANEL_WIDTH} 0)">`,
    write([x(0), '32'], title, 'font-size="16" font-weight="600"'),
    ...grid(),
    ...axisLabels(),
    ...curves(points),
    ...shippedMark(shipped),
    '</g>',
  ].join('\n');

const legend = (): readonly string[] =>
  LINES.map(({ colour, says }, at) => {
    const top = HEIGHT - LEGEND_HEIGHT + 14 + 22 * at;
    const [from, to] = [String(MARGIN.left), String(MARGIN.left + 28)];
    const stroke = line([from, String(top)], [to, String(top)], colour, 'stroke-width="2"');
    return `${stroke}\n${write([String(MARGIN.left + 38), String(top + 4)], says)}`;
  });

/** Coverage against wrong answers, as the threshold of silence moves: an SVG with one diagram beside the other. */
export const drawCurve = (panels: readonly Panel[]): string => {
  const width = PANEL_WIDTH * panels.length;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" role="img" font-family="system-ui, sans-serif" font-size="13" fill="${INK}">`,
    '<title>Coverage against wrong answers, as the threshold of silence moves</title>',
    `<rect width="${width}" height="${HEIGHT}" fill="#fff"/>`,
    ...panels.map(drawPanel),
    ...legend(),
    '</svg>',
  ].join('\n')}\n`;
};
