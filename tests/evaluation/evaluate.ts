import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { drawPoints, pointAt } from './curve';
import { drawCurve, type Panel } from './draw-curve';
import { FIGURES, type Figure, type Measured, measure, reaches, type Way } from './figures';
import { raiseFloor, readFloor, writeFloor } from './floor';
import { judgeQuestions } from './judge-questions';
import { readSets } from './sets';

const CURVE = join(__dirname, 'curve.svg');

const show = (value: number | null, unit: Figure['unit']): string =>
  value === null ? '–' : `${value}${unit === '' ? '' : ` ${unit}`}`;

const showBar = ({ better, unit, bar }: Figure, way: Way): string => {
  if (bar[way] === null) return '–';
  return `${better === 'less' && unit === '%' ? 'at most ' : ''}${show(bar[way], unit)}`;
};

const standing = (figure: Figure, way: Way, measured: Measured): string => {
  const bar = figure.bar[way];
  if (bar === null) return '';
  return reaches(figure, measured[figure.key] ?? null, bar) ? 'met' : 'short';
};

const table = (measured: Readonly<Record<Way, Measured>>): string => {
  const columns = (figure: Figure, way: Way): readonly string[] => [
    show(measured[way][figure.key] ?? null, figure.unit).padStart(7),
    showBar(figure, way).padStart(11),
    standing(figure, way, measured[way]).padEnd(6),
  ];
  const heading = [
    ''.padEnd(42),
    ...['reviewed', '--unseen'].flatMap((way) => [way.padStart(8), 'bar'.padStart(11), ' '.repeat(5)]),
  ];
  const rows = FIGURES.map((figure) => [
    figure.label.padEnd(42),
    ...columns(figure, 'seen'),
    ...columns(figure, 'unseen'),
  ]);
  return [heading, ...rows].map((cells) => cells.join('  ').trimEnd()).join('\n');
};

const panelOf = (title: string, way: Way): Panel => {
  const judged = judgeQuestions(readSets().questions, way);
  return { title, points: drawPoints(judged), shipped: pointAt(0, judged) };
};

const evaluate = (): void => {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, 'raise-floor': { type: 'boolean' } } });
  const [seen, unseen] = [measure('seen'), measure('unseen')];
  const figures = { seen: seen.figures, unseen: unseen.figures };
  if (values['raise-floor']) writeFloor(raiseFloor(readFloor(), figures));
  if (values.json) {
    console.log(JSON.stringify({ ...figures, scores: { seen: seen.scores, unseen: unseen.scores } }));
    return;
  }
  console.log(table(figures));
  writeFileSync(
    CURVE,
    drawCurve([panelOf('Reviewed protocol', 'seen'), panelOf('Protocol imported a minute ago', 'unseen')]),
  );
  console.log(`\nCoverage against wrong answers: ${relative(process.cwd(), CURVE)}`);
};

evaluate();
