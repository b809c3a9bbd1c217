import { FIGURES, type Measured, measure, mustNeverBe, reaches, WAYS } from './figures';
import { limitOf, readFloor } from './floor';

jest.setTimeout(180_000);

const floor = readFloor();

describe.each(WAYS)('over the labelled messages, each protocol %s', (way) => {
  let measured: Measured = {};
  beforeAll(() => {
    measured = measure(way).figures;
  });

  it.each(FIGURES.filter(mustNeverBe))('there are none of these: $label', ({ key }) => {
    expect(measured[key]).toBe(0);
  });

  it.each(FIGURES.filter((figure) => !mustNeverBe(figure)))('is as good as it ever was: $label', (figure) => {
    const value = measured[figure.key] ?? null;
    const limit = limitOf(figure, way, floor);
    expect({ value, limit, isReached: reaches(figure, value, limit) }).toEqual({ value, limit, isReached: true });
  });
});
