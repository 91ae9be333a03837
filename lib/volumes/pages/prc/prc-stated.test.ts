import { describe, expect, it, vi } from 'vitest';
import { markOf } from '@/lib/dossier/pages/runs/testing-runs';
import { prcComposition } from './testing-prc-composition';
import { bytesOf, filesOf } from './testing-prc-files';
import { composedPrc } from './testing-prc-paper';
import { readVolume, tableWith } from './testing-prc-reading';
import { prcState } from './testing-prc-state';

// Setting and reading a volume takes long on a busy machine.
vi.setConfig({ testTimeout: 600_000 });

const worksAlone = prcComposition({ parts: ['works'] });

describe('limbs of article 94', () => {
  it('are not stated where nobody stated one, whatever the record has', async () => {
    const read = await readVolume(
      bytesOf(await filesOf({ parts: ['authenticity'], article94: undefined })),
    );
    const limbs = tableWith(read, '条款', '本案记录', '提交人援引').slice(0, 6);
    expect(limbs.map(([, , said]) => said)).toEqual(Array(6).fill('未载明'));
    expect(read.text).toContain('提交人援引的项未载明');
  });
});

describe('earlier exports', () => {
  it('stand with their recipients, purposes and results, or the words for none', async () => {
    const state = await prcState();
    const custody = prcComposition({ parts: ['custody'] });
    const none = await readVolume(bytesOf(await composedPrc(state, custody)));
    expect(none.text).toContain('此前没有提取。');
    state.dossiers.set('dos_0', {
      id: 'dos_0',
      number: 7,
      size: 200,
      state: 'cancelled',
      language: 'zh',
      paper: 'A4',
      withheld: [],
      devices: false,
      reason: '立案前核对',
      recipient: '王律师',
      withholdingReason: '',
      pdf: null,
      bundle: null,
      volume: null,
      requested: markOf(210),
      entry: 211,
    });
    const read = await readVolume(bytesOf(await composedPrc(state, custody)));
    const rows = tableWith(read, '次序', '提取时间提取人', '接收方用途', '结果');
    expect(rows[0]?.[0]).toBe('7');
    expect(rows[0]?.[1]).toMatch(/周婧怡#210$/);
    expect(rows[0]?.slice(2)).toEqual(['王律师立案前核对', '已取消']);
  });
});

describe('facts of a work', () => {
  it('have a registration as stated, unmasked, or the words for none', async () => {
    const state = await prcState();
    const [work] = state.works.values();
    const none = await readVolume(bytesOf(await composedPrc(state, worksAlone)));
    expect(none.text).toContain('登记号未载明登记机构：未载明登记日期：未载明');
    // A number that looks like a telephone's is still one of a public register.
    Object.assign(work ?? {}, {
      registrationNumber: '13812345678',
      registrationAuthority: '江苏省版权局',
      registeredOn: '2026-04-07',
    });
    const stated = await readVolume(bytesOf(await composedPrc(state, worksAlone)));
    expect(stated.text).toContain('登记号13812345678登记机构：江苏省版权局登记日期：2026-04-07');
  });
});
