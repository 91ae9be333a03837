import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sheetsOf } from './sheets-of';

const NODE = { width: 216, height: 68 };

it('shows every node whole on one sheet of paper, whatever the size of the drawing', () => {
  const size = fc.integer({ min: 216, max: 9000 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(size, size, share, share, (width, height, across, down) => {
      const x = across * (width - NODE.width);
      const y = down * (height - NODE.height);
      const whole = sheetsOf({ width, height }, NODE).some(
        (sheet) =>
          sheet.x <= x &&
          sheet.y <= y &&
          sheet.x + sheet.width >= x + NODE.width &&
          sheet.y + sheet.height >= y + NODE.height,
      );
      expect(whole).toBe(true);
    }),
  );
});

it('takes one sheet where one is enough', () => {
  expect(sheetsOf({ width: 900, height: 600 }, NODE)).toHaveLength(1);
});
