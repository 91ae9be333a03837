import { canonicalJson } from '@/lib/kernel/canonical-json';
import { sha256Hex, utf8 } from '@/lib/kernel/digest';
import type { TestAct, TestLedger } from './testing-bundle';
import { COMPOSITION, REDACTED, type VolumeIndex } from './volume-rows';

/** What the bundle of a volume holds besides, for tests. */
export interface TestVolume {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly index: VolumeIndex;
}

const composition = utf8(
  canonicalJson({ forum: 'prc', groups: [{ exhibits: [], title: '过程' }], title: '证据册', v: 1 }),
);
const digest = { bytes: composition.length, sha256: sha256Hex(composition) };

/** The entry by which a volume is asked for. */
export const volumeRequested: TestAct = {
  kind: 'volume.requested',
  act: {
    composition: digest,
    devices: false,
    dossier: 'dos_01jdhs3q7n6y5z8k2m4p9r0tvw',
    forum: 'prc',
    language: 'zh',
    number: 1,
    paper: 'A4',
    previous: null,
    redacted: [],
    size: 0,
    withheld: [],
  },
  payload: { purpose: '立案', reasons: ['商业秘密'], recipient: '北京互联网法院', title: '证据册' },
};

/**
 * A volume in two parts with what was made later apart, and a derivative of the first original that the
 * ledger's rows call withheld.
 */
export function testVolume({ rows }: TestLedger): TestVolume {
  const files = new Map<string, Uint8Array>([[COMPOSITION, composition]]);
  const papers = ['volume-01', 'volume-02', 'recreations-01'].map((name, i) => {
    const bytes = utf8(`%PDF-1.7 stands for ${name}\n`);
    const file = `data/${name}.pdf`;
    files.set(file, bytes);
    const [role = ''] = name.split('-');
    const [part, parts] = role === 'volume' ? [i + 1, 2] : [1, 1];
    return { bytes: bytes.length, file, pages: 1, part, parts, role, sha256: sha256Hex(bytes) };
  });
  const redactions = rows
    .filter(({ status }) => status === 'withheld')
    .slice(0, 1)
    .map(({ entry, id }) => {
      const bytes = utf8('object of entry ███\n');
      const sha256 = sha256Hex(bytes);
      const file = `${REDACTED}${sha256}.txt`;
      files.set(file, bytes);
      return { bytes: bytes.length, entry, exhibit: id, file, sha256 };
    });
  return {
    files,
    index: { composition: { ...digest, file: COMPOSITION }, files: papers, redactions },
  };
}
