import { drawPoints, type Judged, pointAt } from './curve';
import { drawCurve } from './draw-curve';
import { FIGURES, reaches } from './figures';
import { raiseFloor } from './floor';

const judged = (silence: number, isFirstRight: boolean, isAnswerable = true): Judged => ({
  silence,
  isFirstRight,
  isAnswerable,
});

const five: readonly Judged[] = [
  judged(-3, true),
  judged(-1, true),
  judged(0, false),
  judged(2, false),
  judged(Number.POSITIVE_INFINITY, false),
];

describe('the curve of coverage', () => {
  it('answers up to the threshold and counts the wrong ones among the answers', () => {
    expect(pointAt(0, [...five, judged(-2, false, false), judged(1, false, false)])).toEqual({
      threshold: 0,
      answered: 60,
      wrong: expect.closeTo(33.33, 2),
      madeUp: 50,
    });
  });

  it('never answers what is taken for small talk, and only ever answers more', () => {
    const points = drawPoints(five);
    expect(points.map(({ answered }) => answered)).toEqual([20, 40, 60, 80]);
  });

  it('marks the threshold that is shipped', () => {
    const svg = drawCurve([{ title: 'Reviewed', points: drawPoints(five), shipped: pointAt(0, five) }]);
    expect(svg).toContain('>shipped: 60 %</text>');
    expect(svg.match(/<polyline /g)).toHaveLength(2);
    expect(svg).not.toContain('NaN');
  });
});

describe('the floor', () => {
  const measured = (value: number) => Object.fromEntries(FIGURES.map(({ key }) => [key, value]));

  it('rises to what is measured, in whole numbers, and lets a share of mistakes only fall', () => {
    const raised = raiseFloor(
      { seen: { first: 70, wronglySilent: 9 }, unseen: {} },
      { seen: measured(7.5), unseen: measured(71.9) },
    );
    expect(raised.seen).toMatchObject({ first: 70, wronglySilent: 8 });
    expect(raised.unseen).toMatchObject({ first: 71, wronglySilent: 72 });
  });

  it('is reached by what is as good, and never by what was not measured', () => {
    expect(reaches({ better: 'more' }, 70, 70)).toBe(true);
    expect(reaches({ better: 'more' }, 69.9, 70)).toBe(false);
    expect(reaches({ better: 'less' }, 8.1, 8)).toBe(false);
    expect(reaches({ better: 'less' }, null, 8)).toBe(false);
  });
});
