import { describe, expect, it } from 'vitest';
import { verifyBundle } from './bundle';
import { memoryReader, testBundle } from './testing-bundle';

describe('a bundle as written', () => {
  it('holds', async () => {
    const { files } = await testBundle({ size: 200, withhold: [1, 8] });
    const report = await verifyBundle(memoryReader(files));
    console.log(JSON.stringify(report, null, 1));
    expect(report.ok).toBe(true);
  });
});
