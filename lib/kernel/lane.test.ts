import { describe, expect, it } from 'vitest';
import { inLane } from './lane';

const pause = (turns: number): Promise<void> =>
  turns === 0 ? Promise.resolve() : Promise.resolve().then(() => pause(turns - 1));

describe('a lane', () => {
  it('does one thing after another, in the order of their coming', async () => {
    const seen: string[] = [];
    const work = (name: string, turns: number) => async () => {
      seen.push(`${name} begins`);
      await pause(turns);
      seen.push(`${name} ends`);
    };
    await Promise.all([inLane('a', work('slow', 20)), inLane('a', work('quick', 1))]);
    expect(seen).toEqual(['slow begins', 'slow ends', 'quick begins', 'quick ends']);
  });

  it('lets other lanes go on meanwhile', async () => {
    let end = () => {};
    const waiting = new Promise<void>((resolve) => {
      end = resolve;
    });
    const slow = inLane('a', () => waiting);
    await inLane('b', async () => undefined);
    end();
    await slow;
  });

  it('goes on after a failure, which is that of its own work only', async () => {
    const failing = inLane('a', async () => {
      throw new Error('this one');
    });
    const next = inLane('a', async () => 7);
    await expect(failing).rejects.toThrow('this one');
    expect(await next).toBe(7);
  });
});
