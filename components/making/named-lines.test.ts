import { expect, it } from 'vitest';
import { namedLines } from './named-lines';

it('reads a name and a value a line, in Latin and Chinese writing, digit for digit', () => {
  expect(namedLines('steps: 30\r\n\nseed：18446744073709551615\nurl: http://a:1/\nhires')).toEqual([
    { name: 'steps', value: '30' },
    { name: 'seed', value: '18446744073709551615' },
    { name: 'url', value: 'http://a:1/' },
    { name: 'hires', value: '' },
  ]);
});
